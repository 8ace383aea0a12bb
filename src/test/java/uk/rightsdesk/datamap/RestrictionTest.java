package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** A restriction is respected on every path by which the sample company reads a person's data. */
class RestrictionTest {

    private static TestSystem system;

    @BeforeAll
    static void start() {
        system = TestSystem.fresh();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sample_site     | SELECT count(*) FROM account WHERE id = 1
            sample_site     | SELECT count(*) FROM experience WHERE account_id = 1
            sample_site     | SELECT count(*) FROM experience_picture WHERE id = 100
            sample_sharing  | SELECT count(*) FROM account WHERE id = 1
            sample_sharing  | SELECT count(*) FROM experience WHERE account_id = 1
            sample_sharing  | SELECT count(*) FROM experience_share WHERE id = 101
            sample_reports  | SELECT count(*) FROM experience WHERE account_id = 1
            sample_reports  | SELECT count(*) FROM account_segment WHERE account_id = 1
            sample_reports  | SELECT count(*) FROM site_visit WHERE account_id = 1
            sample_mailer   | SELECT count(*) FROM account WHERE email = 'amelia.hart@example.org'
            sample_mailer   | SELECT count(*) FROM consent WHERE account_id = 1
            sample_mailer   | SELECT count(*) FROM marketing_preference WHERE account_id = 1
            """)
    void shouldBeRespectedUntilItIsLifted(String application, String query) throws SQLException {
        // given
        String everybodyElse = query.replaceFirst("WHERE .*", "WHERE NOT (" + query.replaceFirst(".*WHERE ", "") + ")");
        long held = read(application, query);
        long others = read(application, everybodyElse);

        // when
        execute(system.planner.restriction(amelia()));

        // then
        assertThat(held).isPositive();
        assertThat(read(application, query)).isZero();
        assertThat(read(application, everybodyElse)).isEqualTo(others - hersElsewhere(everybodyElse));

        // when
        execute(system.planner.liftedRestriction(amelia()));

        // then
        assertThat(read(application, query)).isEqualTo(held);
        assertThat(read(application, everybodyElse)).isEqualTo(others);
    }

    @Test
    void shouldLetNothingBeSentToABusiness() throws SQLException {
        // given
        execute(system.planner.restriction(amelia()));

        // then
        assertThatThrownBy(() -> read("sample_sharing", """
                        INSERT INTO experience_share (experience_id, business_id, sharing_terms_id, shared_fields, channel, shared_at)
                        VALUES (103, 3, 2, '{title}', 'email', now()) RETURNING 1""")).hasMessageContaining("row-level security");

        // clean
        execute(system.planner.liftedRestriction(amelia()));
    }

    @Test
    void shouldNotStandInTheWayOfTheRightsThemselves() throws SQLException {
        // given
        execute(system.planner.restriction(amelia()));
        execute(system.planner.restriction(amelia()));

        // then
        assertThat(system.collector.collect(amelia(), element -> {}).elements()).isGreaterThan(30);
        assertThat(system.count("SELECT count(*) FROM restricted_account")).isOne();
        assertThat(system.count("SELECT count(*) FROM restricted_account WHERE restricted_at = '2026-11-22 10:00Z'"))
                .isOne();

        // clean
        execute(system.planner.liftedRestriction(amelia()));
    }

    /** Rows of hers that the query for everybody else counts too, because it names one of her rows only. */
    private static long hersElsewhere(String everybodyElse) throws SQLException {
        return everybodyElse.contains("experience_picture") || everybodyElse.contains("experience_share")
                ? ofAmelia(everybodyElse)
                : 0;
    }

    private static long ofAmelia(String everybodyElse) throws SQLException {
        return system.count(everybodyElse + " AND experience_id IN (SELECT id FROM experience WHERE account_id = 1)");
    }

    private static List<SubjectMatch> amelia() {
        return system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA));
    }

    private static void execute(ChangePlan plan) {
        system.execution.execute(UUID.randomUUID(), plan);
    }

    private static long read(String role, String sql) throws SQLException {
        try (Connection connection = system.ownerConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE " + role);
            try (var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            } finally {
                statement.execute("RESET ROLE");
            }
        }
    }
}

package uk.rightsdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleSystemOfRecordTest {

    private static final List<String> OF_ACCOUNT = List.of(
            "account_segment",
            "experience",
            "consent",
            "marketing_preference",
            "marketing_preference_change",
            "cookie",
            "site_visit",
            "support_message",
            "login");
    private static final List<String> OF_EXPERIENCE = List.of("experience_picture", "experience_share");

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void shouldMakeTheSameRowsForTheSameSize() throws SQLException {
        // given
        DataSource one = database("same_1");
        DataSource other = database("same_2");

        // when
        SampleSystemOfRecord.createIfAbsent(one, 60);
        SampleSystemOfRecord.createIfAbsent(other, 60);

        // then
        assertThat(digests(one, 60)).hasSize(12).isEqualTo(digests(other, 60));
    }

    @Test
    void shouldBeginALargerSampleWithTheRowsOfASmallerOne() throws SQLException {
        // given
        DataSource small = database("small");
        DataSource large = database("large");

        // when
        SampleSystemOfRecord.createIfAbsent(small, 50);
        SampleSystemOfRecord.createIfAbsent(large, 500);

        // then
        assertThat(digests(large, 50)).isEqualTo(digests(small, 50)).isNotEqualTo(digests(small, 49));
    }

    @Test
    void shouldLeaveAnExistingSampleAlone() throws SQLException {
        // given
        DataSource sample = database("existing");

        // then
        assertThat(SampleSystemOfRecord.createIfAbsent(sample, 10)).isTrue();
        assertThat(SampleSystemOfRecord.createIfAbsent(sample, 20)).isFalse();
        assertThat(text(sample, "SELECT count(*) FROM account")).isEqualTo("10");
    }

    @Test
    void shouldHoldNamesInSeveralScripts() throws SQLException {
        // given
        DataSource sample = database("scripts");
        SampleSystemOfRecord.createIfAbsent(sample, 400);

        // then
        assertThat(text(sample, "SELECT count(*) > 0 FROM account WHERE given_name = 'فاطمة'"))
                .isEqualTo("t");
        assertThat(text(sample, "SELECT count(*) > 0 FROM account WHERE family_name = 'Żółkiewski'"))
                .isEqualTo("t");
        assertThat(text(sample, "SELECT count(*) > 0 FROM account WHERE given_name = 'Llŷr'"))
                .isEqualTo("t");
    }

    @Test
    void shouldLetTheReaderReadAndNothingElse() throws SQLException {
        // given
        DataSource sample = database("reader");
        execute(sample, "CREATE ROLE rightsdesk_reader");
        SampleSystemOfRecord.createIfAbsent(sample, 4);
        execute(sample, "CREATE TABLE later (id int)");

        // then
        assertThat(text(
                        sample,
                        "SELECT bool_and(has_table_privilege('rightsdesk_reader', c.oid, 'SELECT')) FROM pg_class c "
                                + "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"))
                .isEqualTo("t");
        assertThat(text(
                        sample,
                        "SELECT bool_or(has_table_privilege('rightsdesk_reader', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')) "
                                + "FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"))
                .isEqualTo("f");
    }

    @Test
    void shouldRefuseASampleTooSmallForItsStory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSystemOfRecord.createIfAbsent(postgres.getPostgresDatabase(), 3));
    }

    private static DataSource database(String name) throws SQLException {
        execute(postgres.getPostgresDatabase(), "CREATE DATABASE " + name);
        return postgres.getDatabase("postgres", name);
    }

    /** A digest of all rows of the first accounts, for each table. */
    private static Map<String, String> digests(DataSource sample, int accounts) throws SQLException {
        var digests = new TreeMap<String, String>();
        digests.put("account", digest(sample, "account", "id <= " + accounts));
        for (String table : OF_ACCOUNT) {
            digests.put(table, digest(sample, table, "account_id <= " + accounts));
        }
        for (String table : OF_EXPERIENCE) {
            digests.put(
                    table,
                    digest(
                            sample,
                            table,
                            "experience_id IN (SELECT id FROM experience WHERE account_id <= " + accounts + ")"));
        }
        return digests;
    }

    private static String digest(DataSource sample, String table, String condition) throws SQLException {
        return text(
                sample,
                "SELECT count(*) || ' ' || md5(string_agg(r::text, ',' ORDER BY r::text)) FROM " + table + " r WHERE "
                        + condition);
    }

    private static String text(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

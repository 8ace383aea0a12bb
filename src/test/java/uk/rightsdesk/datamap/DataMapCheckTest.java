package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.rightsdesk.sample.SampleSystemOfRecord;

class DataMapCheckTest {

    @Test
    void shouldFindNothingWhereMapAndDatabaseAgree() {
        try (TestSystem system = TestSystem.fresh()) {
            assertThat(system.check.check()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ALTER TABLE account ADD nickname text | UNMAPPED_COLUMN | account.nickname
            ALTER TABLE business ADD contact_name text | UNMAPPED_COLUMN | business.contact_name
            ALTER TABLE experience DROP branch | MISSING_COLUMN | experience.branch
            DROP TABLE login | MISSING_TABLE | login
            CREATE TABLE newsletter (email text) | UNMAPPED_TABLE | newsletter
            CREATE MATERIALIZED VIEW top AS SELECT email FROM account | UNMAPPED_TABLE | top
            ALTER TABLE consent DROP CONSTRAINT consent_account_id_fkey | MISSING_FOREIGN_KEY | consent.account_id
            ALTER TABLE support_message DROP CONSTRAINT support_message_staff_id_fkey | MISSING_FOREIGN_KEY | support_message.staff_id
            ALTER TABLE login DROP CONSTRAINT login_pkey | KEY_NOT_UNIQUE | login.id
            REVOKE SELECT ON cookie FROM rightsdesk_reader; GRANT SELECT (id, account_id, name, purpose, set_at) ON cookie TO rightsdesk_reader | NOT_READABLE | cookie.expires_at
            ALTER TABLE login ENABLE ROW LEVEL SECURITY | ROWS_HIDDEN | login
            ALTER TABLE experience ALTER branch TYPE bytea USING branch::bytea | WRONG_TYPE | experience.branch
            ALTER TABLE experience_picture ALTER content TYPE text USING '' | WRONG_TYPE | experience_picture.content
            ALTER TABLE business ADD CONSTRAINT owned FOREIGN KEY (id) REFERENCES account (id) NOT VALID; UPDATE pg_constraint SET convalidated = true WHERE conname = 'owned' | LEADS_TO_PERSON | business.id
            ALTER SCHEMA public RENAME TO old; CREATE SCHEMA public | MISSING_SCHEMA | public
            """)
    void shouldFindASeededFault(String fault, Finding.Code code, String where) throws Exception {
        try (TestSystem system = TestSystem.fresh()) {
            // given
            system.execute(fault);

            // when
            List<Finding> findings = system.check.check();

            // then
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(code);
                assertThat(finding.where()).isEqualTo(where);
                assertThat(finding.system()).isEqualTo(TestSystem.SYSTEM);
            });
        }
    }

    @Test
    void shouldLetAPartOfAPartitionedTableBe() throws Exception {
        try (TestSystem system = TestSystem.fresh()) {
            // given
            system.execute("CREATE TABLE event (at date) PARTITION BY RANGE (at);"
                    + "CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");

            // then
            assertThat(system.check.check()).extracting(Finding::where).containsExactly("event");
        }
    }

    @Test
    void shouldNotCollectByAMapThatIsOutOfDate() throws Exception {
        try (TestSystem system = TestSystem.fresh()) {
            // given: a table that came after the start
            List<SubjectMatch> matches = system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA));
            system.execute("CREATE TABLE newsletter (email text)");
            var elements = new ArrayList<Element>();

            // then
            assertThatExceptionOfType(DataMapOutOfDate.class)
                    .isThrownBy(() -> system.collector.collect(matches, elements::add))
                    .withMessageContaining("customer-experience: UNMAPPED_TABLE newsletter");
            assertThat(elements).isEmpty();
        }
    }

    @Test
    void shouldCollectWithTheFindingsInTheReportWhereAWarningIsEnough() throws Exception {
        try (TestSystem system = TestSystem.fresh(TestSystem.sampleMap(), DataMapProperties.CheckMode.WARN)) {
            // given
            system.execute("CREATE TABLE newsletter (email text)");

            // when
            CollectionReport report = system.collector.collect(
                    system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA)), element -> {});

            // then
            assertThat(report.systems().getFirst().findings())
                    .extracting(Finding::where)
                    .containsExactly("newsletter");
            assertThat(report.elements()).isEqualTo(37);
        }
    }
}

package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaComparisonTest {

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
            ALTER TABLE login ADD CONSTRAINT odd FOREIGN KEY (id) REFERENCES experience (id) NOT VALID; UPDATE pg_constraint SET convalidated = true WHERE conname = 'odd' | UNMAPPED_FOREIGN_KEY | login.id
            ALTER TABLE login DROP CONSTRAINT login_account_id_fkey; ALTER TABLE login ADD CONSTRAINT odd FOREIGN KEY (account_id) REFERENCES account ON DELETE CASCADE | DELETES_UNSEEN | login.account_id
            DROP POLICY reader ON account | ROWS_HIDDEN | account
            CREATE POLICY odd ON account AS RESTRICTIVE FOR SELECT USING (id > 1) | ROWS_HIDDEN | account
            ALTER SCHEMA public RENAME TO old; CREATE SCHEMA public | MISSING_SCHEMA | public
            """)
    void shouldFindASeededFault(String fault, Finding.Code code, String where) throws SQLException {
        // when
        List<Finding> findings = findingsAfter(fault);

        // then
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.where()).isEqualTo(where);
            assertThat(finding.system()).isEqualTo(TestSystem.SYSTEM);
        });
    }

    @Test
    void shouldLetAPartOfAPartitionedTableBe() throws SQLException {
        // when
        List<Finding> findings = findingsAfter("CREATE TABLE event (at date) PARTITION BY RANGE (at);"
                + "CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");

        // then
        assertThat(findings).extracting(Finding::where).containsExactly("event");
    }

    /** Changes the schema as its owner and compares it as the reader, in a transaction that is rolled back. */
    private static List<Finding> findingsAfter(String change) throws SQLException {
        try (Connection connection = system.ownerConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(change);
                statement.execute("SET LOCAL ROLE rightsdesk_reader");
                return SchemaComparison.findings(
                        system.map.system(TestSystem.SYSTEM), LiveSchema.read(connection, "public"));
            } finally {
                connection.rollback();
            }
        }
    }
}

package uk.rightsdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses, whoever asks. */
class DatabaseRightsTest {

    @TempDir
    private static Path home;

    private static AuditStore store;
    private static UUID request;

    @BeforeAll
    static void seed() {
        store = new AuditStore(home);
        request = store.request();
        store.record(request, 2);
        store.seal();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update request_event set actor = 'x'",
                "delete from request_event",
                "truncate request_event",
                "update audit_checkpoint set number = 2",
                "delete from audit_checkpoint",
                "update audit_tombstone set reason = 'x'",
                "delete from audit_tombstone",
                "update audit_store set singular = true",
                "alter table request_event disable trigger all"
            })
    void shouldRefuseItToTheApplication(String sql) {
        assertThatThrownBy(() -> store.jdbc.sql(sql).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update request_event set actor = 'x'",
                "delete from request_event",
                "truncate request_event",
                "update audit_checkpoint set number = 2",
                "delete from audit_checkpoint",
                "truncate audit_checkpoint",
                "truncate audit_tombstone",
                "delete from audit_store"
            })
    void shouldRefuseItToTheOwnerToo(String sql) {
        store.tamper("set session_replication_role = origin");
        try {
            assertThatThrownBy(() -> store.attack.sql(sql).update()).rootCause().hasMessageContaining("is forbidden");
        } finally {
            store.tamper("set session_replication_role = replica");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"Amelia moved house\"}",
                "{\"address\":\"amelia@example.org\"}",
                "{\"count\":5}",
                "{\"nested\":{\"code\":\"a\"}}",
                "{\"empty\":\"\"}",
                "[\"code\"]"
            })
    void shouldRefuseText(String details) {
        assertThatThrownBy(() -> store.jdbc.sql("""
                                insert into request_event
                                    (request_id, seq, type, occurred_at, recorded_at, actor, details, hash)
                                values (?, 99, 'CLOSED', now(), now(), 'system', cast(? as jsonb), sha256('x'))""").params(request, details).update())
                .rootCause()
                .hasMessageContaining("request_event_details");
    }

    @Test
    void shouldBuryNothingWithoutATombstone() {
        Integer gone = store.jdbc
                .sql("select audit_bury(?)")
                .param(request)
                .query(Integer.class)
                .single();

        assertThat(gone).isZero();
        assertThat(store.verify().events()).isEqualTo(2);
    }
}

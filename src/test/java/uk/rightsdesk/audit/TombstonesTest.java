package uk.rightsdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.rightsdesk.audit.Finding.Kind;

class TombstonesTest {

    @TempDir
    private Path home;

    private AuditStore store;
    private UUID request;

    @BeforeEach
    void seed() {
        store = new AuditStore(home);
        request = store.request();
        store.record(request, 3);
        store.record(store.request(), 1);
        store.seal();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private int bury() {
        return store.in(() -> store.tombstones().bury(request, "six-years"));
    }

    @Test
    void shouldAcceptASignedTombstoneWhereEventsWere() {
        int gone = bury();

        AuditReport report = store.verify();
        assertThat(gone).isEqualTo(3);
        assertThat(report.findings()).isEmpty();
        assertThat(report.events()).isEqualTo(1);
    }

    @Test
    void shouldAcceptThatTheRequestItselfGoesToo() {
        bury();

        store.tamper("delete from request where id = '" + request + "'");

        assertThat(store.verify().findings()).isEmpty();
    }

    @Test
    void shouldGoOnBehindATombstone() {
        bury();

        store.record(request, 1);
        assertThat(store.verify().findings()).isEmpty();
        store.seal();

        assertThat(store.verify().findings()).isEmpty();
        store.tamper("update request_event set actor = 'ravi' where request_id = '" + request + "'");
        assertThat(store.verify().findings()).singleElement().matches(finding -> finding.first() == 4);
    }

    @Test
    void shouldNotAcceptATombstoneThatNobodySigned() {
        // given one who has the application's rights
        store.jdbc.sql("""
                        insert into audit_tombstone
                        select request_id, 1, 3, hash, current_date, 'six-years', '0123456789abcdef', hash
                        from request_event where request_id = ? and seq = 3""").param(request).update();
        store.jdbc
                .sql("select audit_bury(?)")
                .param(request)
                .query(Integer.class)
                .single();

        // then
        assertThat(store.verify().findings()).extracting(Finding::kind).contains(Kind.TOMBSTONE_FORGED, Kind.CUT_OFF);
    }

    @Test
    void shouldNotAcceptAnEditedTombstone() {
        bury();

        for (String edit : new String[] {
            "reason = 'other'", "buried_on = buried_on + 1", "last_seq = 4", "first_seq = 2", "head = sha256(head)"
        }) {
            store.backUp();
            store.tamper("update audit_tombstone set " + edit);

            assertThat(store.verify().findings()).as(edit).anyMatch(f -> f.kind() == Kind.TOMBSTONE_FORGED);
            store.restore();
        }
    }

    @Test
    void shouldMissATombstoneThatWasRemoved() {
        bury();

        store.tamper("delete from audit_tombstone");

        assertThat(store.verify().findings())
                .containsOnlyOnce(new Finding(Kind.CUT_OFF, request, 1, 3, "the whole request was cut off"));
    }

    @Test
    void shouldRefuseWhatIsNotSealedYet() {
        store.record(request, 1);

        assertThatThrownBy(this::bury).isInstanceOf(IllegalStateException.class).hasMessageContaining("sealed");
        assertThat(store.verify().events()).isEqualTo(5);
    }

    @Test
    void shouldRefuseARequestWithoutEventsAndAReasonInWords() {
        assertThatThrownBy(() -> store.in(() -> store.tombstones().bury(UUID.randomUUID(), "six-years")))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> store.in(() -> store.tombstones().bury(request, "six years have passed")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

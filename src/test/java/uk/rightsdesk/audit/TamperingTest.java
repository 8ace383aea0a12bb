package uk.rightsdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.rightsdesk.audit.Finding.Kind;

/** Whatever is done to whichever row of a seeded store is found, and named. */
class TamperingTest {

    private static final int SEALED = 5;
    private static final int UNSEALED = 3;

    @TempDir
    private static Path home;

    private static AuditStore store;
    private static final List<UUID> REQUESTS = new ArrayList<>();

    /** Two requests sealed by two checkpoints, the second with events since; one with none sealed. */
    @BeforeAll
    static void seed() {
        store = new AuditStore(home);
        for (int i = 0; i < 3; i++) {
            REQUESTS.add(store.request());
        }
        store.record(REQUESTS.get(0), 2);
        store.record(REQUESTS.get(1), 3);
        store.seal();
        store.record(REQUESTS.get(0), SEALED - 2);
        store.record(REQUESTS.get(1), SEALED - 3);
        store.seal();
        store.record(REQUESTS.get(1), UNSEALED);
        store.record(REQUESTS.get(2), UNSEALED);
        store.backUp();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @AfterEach
    void setBack() {
        store.restore();
    }

    private record Row(UUID request, int seq, boolean sealed) {

        String where() {
            return " where request_id = '" + request + "' and seq = " + seq;
        }
    }

    private static List<Row> rows() {
        return store.jdbc.sql("""
                        select request_id as request, seq, not exists (
                            select from audit_unsealed u where u.request_id = e.request_id and u.seq = e.seq) as sealed
                        from request_event e order by request_id, seq""").query(Row.class).list();
    }

    @Test
    void shouldFindNothingWhereNothingWasDone() {
        AuditReport report = store.verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.events()).isEqualTo(16);
        assertThat(report.sealed()).isEqualTo(10);
        assertThat(report.lastCheckpoint()).isEqualTo(2);
        assertThat(report.development()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    id          ; id + 100000
                    type        ; 'CLOSED'
                    occurred_at ; occurred_at + interval '1 microsecond'
                    occurred_at ; 'infinity'
                    recorded_at ; recorded_at - interval '1 day'
                    actor       ; 'ravi'
                    details     ; details || '{"decision":"other"}'
                    details     ; details || '{"more":"1"}'
                    details     ; details - 'elements'
                    details     ; details || '{"elements":5}'
                    details     ; '{}'
                    hash        ; sha256(hash)
                    """)
    void shouldFindAnEditOfAnyColumnOfAnyRow(String column, String value) {
        store.tamper("alter table request_event drop constraint if exists request_event_details");
        for (Row row : rows()) {
            // when
            store.tamper("update request_event set " + column + " = " + value + row.where());

            // then
            assertThat(store.verify().findings()).as("%s", row).singleElement().satisfies(finding -> {
                assertThat(finding.request()).isEqualTo(row.request());
                assertThat(finding.first()).isEqualTo(row.seq());
                assertThat(finding.kind()).isIn(Kind.EDITED, Kind.EDITED_OR_INSERTED);
            });
            store.restore();
        }
    }

    @Test
    void shouldFindAMoveToAnotherRequest() {
        for (Row row : rows()) {
            UUID other = REQUESTS.get((REQUESTS.indexOf(row.request()) + 1) % REQUESTS.size());

            store.tamper("update request_event set request_id = '" + other + "', seq = 99" + row.where());

            assertThat(store.verify().findings())
                    .anyMatch(finding -> row.request().equals(finding.request()) && finding.first() == row.seq())
                    .anyMatch(finding -> other.equals(finding.request()));
            store.restore();
        }
    }

    @Test
    void shouldFindTheDeletionOfAnyRow() {
        for (Row row : rows()) {
            store.tamper("delete from request_event" + row.where());

            assertThat(store.verify().findings())
                    .as("%s", row)
                    .anySatisfy(finding -> assertThat(finding)
                            .isEqualTo(new Finding(
                                    isLast(row) ? Kind.CUT_OFF : Kind.DELETED,
                                    row.request(),
                                    row.seq(),
                                    row.seq(),
                                    isLast(row) ? "the end was cut off" : "it is gone")));
            store.restore();
        }
    }

    private static boolean isLast(Row row) {
        int index = REQUESTS.indexOf(row.request());
        return row.seq() == (index == 0 ? SEALED : index == 1 ? SEALED + UNSEALED : UNSEALED);
    }

    @Test
    void shouldNameADeletionWhoseGapWasClosed() {
        UUID request = REQUESTS.getFirst();

        store.tamper(
                "delete from request_event where request_id = '" + request + "' and seq = 2",
                "update request_event set seq = seq + 1000 where request_id = '" + request + "' and seq > 2",
                "update request_event set seq = seq - 1001 where request_id = '" + request + "' and seq > 1000");

        assertThat(store.verify().findings())
                .contains(Finding.event(Kind.DELETED, request, 2, "it is gone"))
                .contains(Finding.event(Kind.REORDERED, request, 2, "it is event 3"))
                .allMatch(finding -> request.equals(finding.request()));
    }

    @Test
    void shouldFindAnInsertionBeforeAnySealedRow() {
        for (Row row : rows().stream().filter(Row::sealed).toList()) {
            // when
            store.tamper(
                    "update request_event set seq = seq + 1000 where request_id = '" + row.request() + "' and seq >= "
                            + row.seq(),
                    copyOf(row.request(), row.seq() + 1000, row.seq()),
                    "update request_event set type = 'CLOSED'" + row.where(),
                    "update request_event set seq = seq - 999 where request_id = '" + row.request()
                            + "' and seq > 1000");

            // then
            assertThat(store.verify().findings())
                    .as("%s", row)
                    .contains(Finding.event(Kind.INSERTED, row.request(), row.seq(), "no such event was recorded"));
            store.restore();
        }
    }

    @Test
    void shouldFindACopyBehindTheLastEvent() {
        for (Row row : rows().stream().filter(TamperingTest::isLast).toList()) {
            store.tamper(copyOf(row.request(), row.seq(), row.seq() + 1));

            assertThat(store.verify().findings())
                    .as("%s", row)
                    .anyMatch(finding -> row.request().equals(finding.request()) && finding.first() == row.seq() + 1);
            store.restore();
        }
    }

    private static String copyOf(UUID request, int seq, int at) {
        return "insert into request_event (id, request_id, seq, type, occurred_at, recorded_at, actor, details, hash)"
                + " select id + 100000, request_id, " + at + ", type, occurred_at, recorded_at, actor, details, hash"
                + " from request_event where request_id = '" + request + "' and seq = " + seq;
    }

    @Test
    void shouldFindTheSwapOfAnyTwoNeighbours() {
        for (Row row : rows().stream().filter(row -> !isLast(row)).toList()) {
            // when
            String of = " where request_id = '" + row.request() + "' and seq = ";
            store.tamper(
                    "update request_event set seq = 1000" + of + row.seq(),
                    "update request_event set seq = " + row.seq() + of + (row.seq() + 1),
                    "update request_event set seq = " + (row.seq() + 1) + of + 1000);

            // then
            assertThat(store.verify().findings())
                    .as("%s", row)
                    .contains(
                            Finding.event(Kind.REORDERED, row.request(), row.seq(), "it is event " + (row.seq() + 1)),
                            Finding.event(Kind.REORDERED, row.request(), row.seq() + 1, "it is event " + row.seq()));
            store.restore();
        }
    }

    @Test
    void shouldFindThatTheEndWasCutOffAtAnyRow() {
        for (Row row : rows().stream().filter(Row::sealed).toList()) {
            // when the traces that the case store itself has are removed too
            String from = " where request_id = '" + row.request() + "' and seq >= " + row.seq();
            store.tamper("delete from request_event" + from, "delete from audit_unsealed" + from);

            // then
            assertThat(store.verify().findings())
                    .as("%s", row)
                    .contains(new Finding(
                            Kind.CUT_OFF,
                            row.request(),
                            row.seq(),
                            SEALED,
                            row.seq() == 1 ? "the whole request was cut off" : "the end was cut off"));
            store.restore();
        }
    }

    @Test
    void shouldFindThatAWholeRequestWasCutOff() {
        UUID request = REQUESTS.getFirst();

        store.tamper(
                "delete from request_event where request_id = '" + request + "'",
                "delete from request where id = '" + request + "'");

        assertThat(store.verify().findings())
                .containsExactly(new Finding(Kind.CUT_OFF, request, 1, SEALED, "the whole request was cut off"));
    }

    @Test
    void shouldFindAForgedChainWhoseHashesAreAllRight() {
        // given an attacker who knows how to hash and chains the events anew from the second on
        UUID request = REQUESTS.getFirst();
        List<ChainedEvent> events = store.jdbc
                .sql("select " + StoredEvent.COLUMNS + " from request_event where request_id = ? order by seq")
                .param(request)
                .query((row, _) -> StoredEvent.read(row).event())
                .list();
        Hash head = events.getFirst().hash(Hash.NONE);
        for (ChainedEvent event : events.subList(1, events.size())) {
            ChainedEvent forged = new ChainedEvent(
                    event.seq(),
                    event.id(),
                    request,
                    event.seq() == 2 ? "CLOSED" : event.type(),
                    event.occurredAt(),
                    event.recordedAt(),
                    event.actor(),
                    event.details());
            head = forged.hash(head);

            // when
            store.tamper("update request_event set type = '" + forged.type() + "', hash = decode('" + head
                    + "', 'hex') where request_id = '" + request + "' and seq = " + event.seq());
        }

        // then
        assertThat(store.verify().findings())
                .contains(Finding.event(Kind.EDITED, request, 2, "its content is not what was sealed"))
                .hasSize(SEALED - 1);
    }

    @Test
    void shouldFindARequestWithoutEvents() {
        UUID request = store.request();

        assertThat(store.verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.CUT_OFF);
            assertThat(finding.request()).isEqualTo(request);
        });
    }
}

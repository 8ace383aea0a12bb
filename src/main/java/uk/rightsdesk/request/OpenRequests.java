package uk.rightsdesk.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.clock.Division;
import uk.rightsdesk.clock.LedgerEntry;
import uk.rightsdesk.clock.StatutoryClock;

/** Reads all open requests with their ledgers in one pass, without loading an entity for each. */
@Repository
class OpenRequests {

    private static final int ROWS_AT_A_TIME = 2000;

    private static final String LEDGER = Arrays.stream(EventType.values())
            .filter(type -> type.ledgerKind().isPresent())
            .map(type -> "'" + type.name() + "'")
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();

    /** Name of the event that hands a request to staff, to be worked without a process. */
    private static final String BY_HAND = "TO_WORK_BY_HAND";

    private final JdbcTemplate jdbc;

    OpenRequests(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(ROWS_AT_A_TIME);
    }

    /** @param byHand whether staff work it without a process */
    record Open(
            RequestId id,
            String reference,
            Right right,
            Division division,
            Instant receivedAt,
            @Nullable Long processInstanceKey,
            List<LedgerEntry> ledger,
            boolean byHand) {}

    /** Only within a transaction does the driver hand the rows over bit by bit. */
    void forEach(Consumer<Open> reader) {
        Collector collector = new Collector(reader);
        jdbc.query("""
                select r.id, r.reference, r.exercised_right, r.division, r.received_at, r.process_instance_key,
                    e.type, e.occurred_at
                from request r join request_event e on e.request_id = r.id
                where r.outcome is null and e.type in (%s, '%s')
                order by r.id, e.seq""".formatted(LEDGER, BY_HAND), collector);
        collector.finish();
    }

    /** Joins the rows of each request. */
    private static final class Collector implements RowCallbackHandler {

        private final Consumer<Open> reader;
        private @Nullable Open current;

        Collector(Consumer<Open> reader) {
            this.reader = reader;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            RequestId id = new RequestId(row.getObject("id", UUID.class));
            if (current == null || !current.id().equals(id)) {
                finish();
                current = open(row, id);
            }
            Open open = current;
            String type = row.getString("type");
            if (type.equals(BY_HAND)) {
                current = byHand(open);
            } else {
                LocalDate on = StatutoryClock.dateOf(instant(row, "occurred_at"));
                EventType.valueOf(type)
                        .ledgerKind()
                        .ifPresent(kind -> open.ledger().add(new LedgerEntry(kind, on)));
            }
        }

        void finish() {
            if (current != null) {
                reader.accept(current);
            }
        }

        private static Open open(ResultSet row, RequestId id) throws SQLException {
            long key = row.getLong("process_instance_key");
            @Nullable Long instance = row.wasNull() ? null : key;
            return new Open(
                    id,
                    row.getString("reference"),
                    Right.valueOf(row.getString("exercised_right")),
                    Division.valueOf(row.getString("division")),
                    instant(row, "received_at"),
                    instance,
                    new ArrayList<>(),
                    false);
        }

        private static Open byHand(Open open) {
            return new Open(
                    open.id(),
                    open.reference(),
                    open.right(),
                    open.division(),
                    open.receivedAt(),
                    open.processInstanceKey(),
                    open.ledger(),
                    true);
        }

        private static Instant instant(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }
    }
}

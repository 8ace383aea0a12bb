package uk.rightsdesk.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    private final JdbcTemplate jdbc;

    OpenRequests(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(ROWS_AT_A_TIME);
    }

    record Open(
            RequestId id,
            String reference,
            Right right,
            Division division,
            Instant receivedAt,
            @Nullable Long processInstanceKey,
            List<LedgerEntry> ledger) {}

    /** Only within a transaction does the driver hand the rows over bit by bit. */
    void forEach(Consumer<Open> reader) {
        Collector collector = new Collector(reader);
        jdbc.query("""
                select r.id, r.reference, r.exercised_right, r.division, r.received_at, r.process_instance_key,
                    e.type, e.occurred_at
                from request r join request_event e on e.request_id = r.id
                where r.outcome is null and e.type in (%s)
                order by r.id, e.id""".formatted(LEDGER), collector);
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
            Open open = current;
            if (open == null || !open.id().equals(id)) {
                finish();
                open = open(row, id);
                current = open;
            }
            EventType.valueOf(row.getString("type"))
                    .ledgerKind()
                    .map(kind -> new LedgerEntry(kind, StatutoryClock.dateOf(instant(row, "occurred_at"))))
                    .ifPresent(open.ledger()::add);
        }

        void finish() {
            if (current != null) {
                reader.accept(current);
            }
        }

        private static Open open(ResultSet row, RequestId id) throws SQLException {
            long instance = row.getLong("process_instance_key");
            return new Open(
                    id,
                    row.getString("reference"),
                    Right.valueOf(row.getString("exercised_right")),
                    Division.valueOf(row.getString("division")),
                    instant(row, "received_at"),
                    row.wasNull() ? null : instance,
                    new ArrayList<>());
        }

        private static Instant instant(ResultSet row, String column) {
            try {
                return row.getObject(column, OffsetDateTime.class).toInstant();
            } catch (SQLException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }
}

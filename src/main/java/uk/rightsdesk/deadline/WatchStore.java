package uk.rightsdesk.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.request.RequestId;

/** What the watch of each request did last. */
@Repository
class WatchStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    WatchStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param rung the highest step taken for this deadline
     * @param next when the engine's timer is to wake the watch
     */
    record Watch(LocalDate dueOn, LocalDate safeDueOn, Rung rung, NextRung next) {}

    /** The watch, held until the transaction ends. */
    Optional<Watch> lock(RequestId request) {
        return jdbc.sql("""
                        select due_on, safe_due_on, rung, next_days_left, next_rung_at
                        from deadline_watch where request_id = ? for update""")
                .param(request.value())
                .query((row, _) -> watch(row))
                .optional();
    }

    Map<RequestId, Watch> ofOpenRequests() {
        Map<RequestId, Watch> watches = new HashMap<>();
        jdbc.sql("""
                        select request_id, due_on, safe_due_on, rung, next_days_left, next_rung_at
                        from deadline_watch w join request r on r.id = w.request_id where r.outcome is null""").query(row -> {
            watches.put(new RequestId(row.getObject("request_id", UUID.class)), watch(row));
        });
        return watches;
    }

    private static Watch watch(ResultSet row) throws SQLException {
        return new Watch(
                row.getObject("due_on", LocalDate.class),
                row.getObject("safe_due_on", LocalDate.class),
                Rung.valueOf(row.getString("rung")),
                new NextRung(
                        row.getObject("next_days_left", Integer.class),
                        instant(row.getObject("next_rung_at", OffsetDateTime.class))));
    }

    void save(RequestId request, Watch watch) {
        jdbc.sql("""
                        insert into deadline_watch (request_id, due_on, safe_due_on, rung, next_days_left, next_rung_at,
                            looked_at)
                        values (:request, :due, :safeDue, :rung, :daysLeft, :at, :now)
                        on conflict (request_id) do update set due_on = :due, safe_due_on = :safeDue, rung = :rung,
                            next_days_left = :daysLeft, next_rung_at = :at, looked_at = :now""")
                .param("request", request.value())
                .param("due", watch.dueOn())
                .param("safeDue", watch.safeDueOn())
                .param("rung", watch.rung().name())
                .param("daysLeft", watch.next().daysLeft())
                .param(
                        "at",
                        watch.next().at() == null ? null : watch.next().at().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

package uk.rightsdesk.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.request.RequestId;

/** What the daily sweep found. */
@Repository
class SweepStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    SweepStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Found(
            RequestId request,
            String reference,
            AttentionReason reason,
            @Nullable LocalDate dueOn) {}

    /** Takes the place of what the sweep before found. */
    void replace(List<Found> found, int openRequests, boolean engineAsked, int rearmed) {
        jdbc.sql("delete from request_attention").update();
        for (Found one : found) {
            jdbc.sql("insert into request_attention (request_id, reason, due_on) values (:request, :reason, :due)")
                    .param("request", one.request().value())
                    .param("reason", one.reason().name())
                    .param("due", one.dueOn())
                    .update();
        }
        jdbc.sql("""
                        insert into deadline_sweep (swept_at, open_requests, engine_asked, rearmed)
                        values (?, ?, ?, ?)""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), openRequests, engineAsked, rearmed)
                .update();
    }

    Optional<Attention> last() {
        return jdbc.sql("select swept_at, engine_asked from deadline_sweep order by id desc limit 1")
                .query((row, _) -> new Attention(
                        row.getObject("swept_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("engine_asked"),
                        items()))
                .optional();
    }

    /** Requests closed since then need no attention any more. */
    private List<Attention.Item> items() {
        return jdbc.sql("""
                        select r.reference, a.reason, a.due_on
                        from request_attention a join request r on r.id = a.request_id
                        where r.outcome is null
                        order by array_position(array['OVERDUE', 'NO_DATE', 'IN_INCIDENT', 'NO_INSTANCE', 'NEAR'], a.reason),
                            a.due_on, r.reference
                        limit 200""")
                .query((row, _) -> new Attention.Item(
                        row.getString("reference"),
                        AttentionReason.valueOf(row.getString("reason")),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    long count(AttentionReason reason) {
        return jdbc.sql("""
                        select count(*) from request_attention a join request r on r.id = a.request_id
                        where r.outcome is null and a.reason = ?""").param(reason.name()).query(Long.class).single();
    }

    Optional<Instant> lastSweep() {
        return jdbc.sql("select swept_at from deadline_sweep order by id desc limit 1")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}

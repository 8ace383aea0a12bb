package uk.rightsdesk.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Appends events to the chains of their requests and breaches: the only writer of {@code request_event}. */
@Component
public class EventChain {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    EventChain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Head(long id, int seq, Hash hash) {}

    /**
     * Appends an event of a request, or of a breach, in the caller's transaction. Other writers of the same one wait
     * until that has ended, so that a chain never forks.
     *
     * @param occurredAt to the microsecond; finer parts are dropped
     * @param recordedAt likewise
     * @param details ids, codes, dates and counts; the caller answers for that
     * @throws NoSuchElementException when there is no such request
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(
            UUID request,
            String type,
            Instant occurredAt,
            Instant recordedAt,
            String actor,
            Map<String, String> details) {
        lock(request);
        Head head = head(request);
        ChainedEvent event = new ChainedEvent(
                head.seq() + 1,
                head.id(),
                request,
                type,
                occurredAt.truncatedTo(ChronoUnit.MICROS),
                recordedAt.truncatedTo(ChronoUnit.MICROS),
                actor,
                details);
        insert(event, event.hash(head.hash()));
    }

    /** The request's, or the breach's, own row is the lock: one beside it could be taken in the other order. */
    private void lock(UUID request) {
        if (!isThere("request", request) && !isThere("breach", request)) {
            throw new NoSuchElementException("no request " + request);
        }
    }

    private boolean isThere(String table, UUID id) {
        return jdbc.sql("select id from " + table + " where id = ? for no key update")
                .param(id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** A statement of its own, begun after the lock was taken, so that it sees what the writer before has committed. */
    private Head head(UUID request) {
        return jdbc.sql("""
                        select nextval('request_event_id_seq') as id, coalesce(last.seq, 0) as seq, last.hash
                        from (select) as one left join lateral (
                            select seq, hash from request_event where request_id = :request
                            union all select last_seq, head from audit_tombstone where request_id = :request
                            order by seq desc limit 1) as last on true""")
                .param("request", request)
                .query((row, _) -> {
                    byte[] hash = row.getBytes("hash");
                    return new Head(row.getLong("id"), row.getInt("seq"), hash == null ? Hash.NONE : new Hash(hash));
                })
                .single();
    }

    private void insert(ChainedEvent event, Hash hash) {
        jdbc.sql("""
                        insert into request_event
                            (id, request_id, seq, type, occurred_at, recorded_at, actor, details, hash)
                        values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)""")
                .params(
                        event.id(),
                        event.request(),
                        event.seq(),
                        event.type(),
                        event.occurredAt().atOffset(ZoneOffset.UTC),
                        event.recordedAt().atOffset(ZoneOffset.UTC),
                        event.actor(),
                        JSON.writeValueAsString(event.details()),
                        hash.bytes())
                .update();
        jdbc.sql("insert into audit_unsealed (request_id, seq) values (?, ?)")
                .params(event.request(), event.seq())
                .update();
    }
}

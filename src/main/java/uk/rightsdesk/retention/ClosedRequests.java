package uk.rightsdesk.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;

/** The requests of the case store whose period is over, and what keeps some of them all the same. */
@Component
class ClosedRequests {

    /**
     * A period counts from the closing of the request, or of the last complaint about it where that was later.
     * Contested is what was refused in whole or part, complained of, or is a complaint itself.
     */
    private static final String DUE = """
            with closed as (
                select r.id, r.requester_hash,
                    greatest(r.closed_at, (select max(c.closed_at) from complaint k join request c on c.id = k.request_id
                        where k.about_request_id = r.id)) as since,
                    r.exercised_right = 'COMPLAINT' or r.outcome = 'REFUSED'
                        or exists (select from complaint k where k.about_request_id = r.id)
                        or exists (select from decision d where d.request_id = r.id and d.code = 'refuse')
                        or exists (select from element_decision d where d.request_id = r.id and d.decision <> 'disclose')
                        or exists (select from rectification_item i where i.request_id = r.id and i.decision = 'refuse')
                        or exists (select from objection o where o.request_id = r.id and o.outcome = 'continue')
                        or exists (select from restriction s where s.request_id = r.id and not s.granted) as contested
                from request r where r.outcome is not null and %s
            ), due as (
                select id, case when contested then 'request-contested' else 'request-answered' end as rule,
                    case
                        when exists (select from request_hold h where h.request_id = closed.id and h.released_at is null)
                            then 'hold'
                        when exists (select from complaint k join request c on c.id = k.request_id
                            where k.about_request_id = closed.id and c.outcome is null) then 'complaint'
                        when exists (select from request o where o.requester_hash = closed.requester_hash
                            and o.outcome is null) then 'open-request'
                        when exists (select from restriction s where s.request_id = closed.id
                            and s.set_at is not null and s.lifted_at is null) then 'restriction'
                        when exists (select from audit_unsealed u where u.request_id = closed.id) then 'unsealed'
                    end as held
                from closed
                where since < case when contested then :contestedBefore::timestamptz else :before::timestamptz end
            )
            """;

    private final JdbcClient jdbc;

    ClosedRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param id of the request
     * @param rule the rule by which it goes: a code, which its tombstone bears
     */
    record Due(UUID id, String rule) {}

    /**
     * Closings before these are over.
     *
     * @param before of a request that was granted as asked
     * @param contestedBefore of any other
     */
    record Cutoff(Instant before, Instant contestedBefore) {

        /** The period ends with a day of Europe/London. */
        static Cutoff on(LocalDate today, RetentionProperties properties) {
            return new Cutoff(startOf(today, properties.keepRequests()), startOf(today, properties.keepContested()));
        }

        private static Instant startOf(LocalDate today, Period period) {
            return today.minus(period).atStartOfDay(StatutoryClock.LONDON).toInstant();
        }
    }

    /** A page of those that nothing keeps, in the order of their ids. */
    List<Due> due(Cutoff cutoff, @Nullable UUID after, int limit) {
        return statement(
                        "r.id > :after", "select id, rule from due where held is null order by id limit :limit", cutoff)
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("limit", limit)
                .query((row, _) -> new Due(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    /** Locks one for the caller's transaction; empty when it is gone, kept now, or in the hands of another instance. */
    Optional<Due> lock(UUID id, Cutoff cutoff) {
        boolean mine = jdbc.sql("select id from request where id = ? for update skip locked")
                .param(id)
                .query(UUID.class)
                .optional()
                .isPresent();
        return mine
                ? statement("r.id = :id", "select id, rule from due where held is null", cutoff)
                        .param("id", id)
                        .query((row, _) -> new Due(row.getObject(1, UUID.class), row.getString(2)))
                        .optional()
                : Optional.empty();
    }

    /** How many are kept beyond their period, by reason. */
    Map<String, Long> held(Cutoff cutoff) {
        Map<String, Long> held = new TreeMap<>();
        statement("true", "select held, count(*) from due where held is not null group by held", cutoff)
                .query(row -> {
                    held.put(row.getString(1), row.getLong(2));
                });
        return held;
    }

    /** Deletes all that the case store holds of a request whose events lie under a tombstone. */
    long forget(UUID id) {
        return jdbc.sql("select retention_forget_request(?)")
                .param(id)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec statement(String which, String query, Cutoff cutoff) {
        return jdbc.sql(DUE.formatted(which) + query)
                .param("before", cutoff.before().atOffset(ZoneOffset.UTC))
                .param("contestedBefore", cutoff.contestedBefore().atOffset(ZoneOffset.UTC));
    }
}

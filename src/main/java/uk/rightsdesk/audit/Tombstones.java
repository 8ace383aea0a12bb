package uk.rightsdesk.audit;

import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;

/** The one way by which events may go: under a signed tombstone. */
@Component
public class Tombstones {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final CheckpointRegister register;
    private final Clock clock;

    Tombstones(JdbcClient jdbc, Sealing sealing, CheckpointRegister register, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.register = register;
        this.clock = clock;
    }

    private record Range(int first, int last) {}

    /**
     * Deletes every event of a request and leaves a signed tombstone, in the caller's transaction. The request's own
     * row stays; the caller may delete it next.
     *
     * @param reason a code in kebab-case, such as that of the retention rule
     * @return how many events went
     * @throws IllegalArgumentException when the reason is not a code
     * @throws NoSuchElementException when the request has no events
     * @throws IllegalStateException when not all of them are sealed by a checkpoint yet: come back after the next
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int bury(UUID request, String reason) {
        if (!CODE.matcher(reason).matches()) {
            throw new IllegalArgumentException("the reason of a tombstone is a code in kebab-case");
        }
        SigningKey key = sealing.signingKey();
        jdbc.sql("select id from request where id = ? for no key update")
                .param(request)
                .query(UUID.class)
                .optional();
        Range range = range(request);
        Tombstone tombstone = new Tombstone(
                register.store(),
                request,
                range.first(),
                range.last(),
                head(request, range.last()),
                StatutoryClock.dateOf(clock.instant()),
                reason,
                key.id());
        write(tombstone, key.sign(tombstone.statement()));
        return jdbc.sql("select audit_bury(?)")
                .param(request)
                .query(Integer.class)
                .single();
    }

    private Range range(UUID request) {
        Range range = jdbc.sql("select min(seq) as first, max(seq) as last from request_event where request_id = ?")
                .param(request)
                .query((row, _) -> new Range(row.getInt("first"), row.getInt("last")))
                .single();
        if (range.last() == 0) {
            throw new NoSuchElementException("request " + request + " has no events");
        }
        boolean sealed = jdbc.sql("select not exists (select from audit_unsealed where request_id = ?)")
                .param(request)
                .query(Boolean.class)
                .single();
        if (!sealed) {
            throw new IllegalStateException("request " + request + " has events that no checkpoint has sealed yet");
        }
        return range;
    }

    private Hash head(UUID request, int seq) {
        return jdbc.sql("select hash from request_event where request_id = ? and seq = ?")
                .params(request, seq)
                .query((row, _) -> new Hash(row.getBytes("hash")))
                .single();
    }

    private void write(Tombstone tombstone, byte[] signature) {
        jdbc.sql("""
                        insert into audit_tombstone
                            (request_id, first_seq, last_seq, head, buried_on, reason, key_id, signature)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        tombstone.request(),
                        tombstone.first(),
                        tombstone.last(),
                        tombstone.head().bytes(),
                        tombstone.on(),
                        tombstone.reason(),
                        tombstone.keyId(),
                        signature)
                .update();
    }
}

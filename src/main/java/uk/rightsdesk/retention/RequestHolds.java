package uk.rightsdesk.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/**
 * Requests that are kept beyond their period because a member of staff says so: a claim is expected, a regulator asks.
 */
@Component
@Transactional
public class RequestHolds {

    private static final String REASONS = "reasons";

    private final JdbcClient jdbc;
    private final Requests requests;
    private final Vault vault;
    private final Clock clock;

    RequestHolds(JdbcClient jdbc, Requests requests, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A request that is kept.
     *
     * @param reasons in the words of who said so
     */
    public record RequestHold(UUID id, String reference, String reasons, String heldBy, Instant heldAt) {}

    /**
     * Keeps a request.
     *
     * @param reference such as R-2026-000042
     * @param reasons why
     * @return false where there is no such request
     * @throws IllegalArgumentException when no reasons are given
     */
    public boolean hold(String reference, String reasons, String by) {
        if (reasons.isBlank()) {
            throw new IllegalArgumentException("a hold has its reasons");
        }
        Optional<Request> request = requests.byReference(reference.strip());
        request.ifPresent(held -> {
            UUID id = UUID.randomUUID();
            jdbc.sql("insert into request_hold (id, request_id, reasons, held_by, held_at) values (?, ?, ?, ?, ?)")
                    .params(
                            id,
                            held.id().value(),
                            vault.safeFor(KeyOwner.request(held.id().value())).seal(place(id), reasons.strip()),
                            by,
                            now())
                    .update();
        });
        return request.isPresent();
    }

    /** Ends a hold; ended again it stays as it was. */
    public void release(UUID id, String by) {
        jdbc.sql("update request_hold set released_by = ?, released_at = ? where id = ? and released_at is null")
                .params(by, now(), id)
                .update();
    }

    /** Those in force, the newest first. */
    @Transactional(readOnly = true)
    public List<RequestHold> inForce() {
        return jdbc.sql("""
                        select h.id, h.request_id, h.reasons, h.held_by, h.held_at, r.reference
                        from request_hold h join request r on r.id = h.request_id
                        where h.released_at is null order by h.held_at desc, h.id""")
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new RequestHold(
                            id,
                            row.getString("reference"),
                            vault.safe(KeyOwner.request(row.getObject("request_id", UUID.class)))
                                    .text(place(id), row.getBytes(REASONS)),
                            row.getString("held_by"),
                            row.getObject("held_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    private static Place place(UUID id) {
        return new Place("request_hold", REASONS, id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

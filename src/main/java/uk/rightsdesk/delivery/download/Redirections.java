package uk.rightsdesk.delivery.download;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/**
 * The way back after something reached the wrong person: one member of staff proposes the right address and says how it
 * is known to be theirs, another agrees. Only then anything is sent about the request again.
 */
@Component
@Transactional
public class Redirections {

    private final WrongRecipients wrongRecipients;
    private final Requests requests;
    private final RequestJournal journal;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Redirections(
            WrongRecipients wrongRecipients,
            Requests requests,
            RequestJournal journal,
            JdbcClient jdbc,
            Vault vault,
            Clock clock) {
        this.wrongRecipients = wrongRecipients;
        this.requests = requests;
        this.journal = journal;
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * @param address where letters shall go
     * @param reason how we know that it is theirs
     * @param by user name
     */
    public record Proposed(UUID id, String address, String reason, String by, Instant at) {

        /** Without address and reason. */
        @Override
        public String toString() {
            return "Proposed[" + id + "]";
        }
    }

    /**
     * Proposes the right address; a later proposal takes its place.
     *
     * @param staff user name of the signed-in person
     * @throws IllegalArgumentException when nothing is stopped, the address is not one email address, or it is not said
     *     how we know that it is theirs; the message is for staff
     */
    public void propose(Request request, @Nullable String address, @Nullable String reason, String staff) {
        if (!wrongRecipients.stops(request.id())) {
            throw new IllegalArgumentException("Nothing about this request is stopped.");
        }
        String known = said(reason, "Say how we know that this address is theirs.");
        String right = checked(said(address, "Give the right email address."));
        UUID id = UUID.randomUUID();
        Safe safe = safe(request.id());
        jdbc.sql("""
                        insert into redirection (id, request_id, address, reason, proposed_by, proposed_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        request.id().value(),
                        safe.seal(place(id, "address"), right),
                        safe.seal(place(id, "reason"), known),
                        staff,
                        now())
                .update();
        record(request.id(), EventType.REDIRECTION_PROPOSED, id, staff);
    }

    private static String said(@Nullable String text, String otherwise) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(otherwise);
        }
        return text.strip();
    }

    private static String checked(String address) {
        try {
            return new InternetAddress(address, true).getAddress();
        } catch (AddressException malformed) {
            throw new IllegalArgumentException("That is not one email address.", malformed);
        }
    }

    /** What waits for a second person: proposed since something last reached the wrong person. */
    @Transactional(readOnly = true)
    public Optional<Proposed> pending(RequestId request) {
        return jdbc.sql("""
                        select id, address, reason, proposed_by, proposed_at from (
                            select * from redirection
                            where request_id = :request and proposed_at >= all (
                                select reported_at from wrong_recipient where request_id = :request)
                            order by proposed_at desc limit 1) newest
                        where agreed_at is null
                        """)
                .param("request", request.value())
                .query((row, _) -> proposed(safe(request), row))
                .optional();
    }

    private static Proposed proposed(Safe safe, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Proposed(
                id,
                safe.text(place(id, "address"), row.getBytes("address")),
                safe.text(place(id, "reason"), row.getBytes("reason")),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant());
    }

    /**
     * Agrees: from now on every letter about the request goes to that address, and an answer can be sent to it.
     *
     * @param proposal what was looked at
     * @param staff user name of the signed-in person
     * @throws IllegalArgumentException when it is not what waits, or was proposed by the same person; the message is
     *     for staff
     */
    public void agree(Request request, UUID proposal, String staff) {
        Proposed proposed = pending(request.id())
                .filter(waiting -> waiting.id().equals(proposal))
                .orElseThrow(() -> new IllegalArgumentException("This address is no longer proposed. Look again."));
        if (proposed.by().equals(staff)) {
            throw new IllegalArgumentException("Another person than the one who proposed it must agree.");
        }
        jdbc.sql("update redirection set agreed_by = ?, agreed_at = ? where id = ?")
                .params(staff, now(), proposed.id())
                .update();
        requests.redirect(request.id(), proposed.address());
        record(request.id(), EventType.REDIRECTION_AGREED, proposed.id(), staff);
    }

    private void record(RequestId request, EventType type, UUID redirection, String staff) {
        journal.record(request, type, clock.instant(), staff, Map.of("redirection", redirection.toString()));
    }

    private Safe safe(RequestId request) {
        return vault.safeFor(KeyOwner.request(request.value()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Place place(UUID id, String column) {
        return new Place("redirection", column, id);
    }
}

package uk.rightsdesk.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The table of outgoing emails. */
@Repository
class OutgoingMessageStore {

    private static final String COLUMNS =
            "id, request_id, purpose, message_id, recipient, subject, state, created_at, finished_at, failure_code";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    OutgoingMessageStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param mime the complete bytes */
    @SuppressWarnings("ArrayRecordComponent") // read once, sent as it is
    record Mail(String recipient, byte[] mime) {}

    Optional<UUID> idOf(String businessKey) {
        return jdbc.sql("select id from outgoing_message where business_key = ?")
                .param(businessKey)
                .query(UUID.class)
                .optional();
    }

    /** @param kept what takes the place of {@code mime} once it is sent; null where that is kept as it is */
    void insert(UUID id, String messageId, OutgoingMessage message, byte[] mime, byte @Nullable [] kept) {
        Safe safe = vault.safeFor(KeyOwner.request(message.request().value()));
        Place place = place(id);
        jdbc.sql("""
                        insert into outgoing_message (id, request_id, purpose, business_key, message_id, recipient, subject, mime,
                            kept, state, created_at)
                        values (:id, :request, :purpose, :key, :messageId, :recipient, :subject, :mime,
                            :kept, 'prepared', :now)
                        """)
                .param("id", id)
                .param("request", message.request().value())
                .param("purpose", message.purpose())
                .param("key", message.businessKey())
                .param("messageId", messageId)
                .param("recipient", safe.seal(place.column("recipient"), message.recipient()))
                .param("subject", safe.seal(place.column("subject"), message.subject()))
                .param("mime", safe.seal(place, mime))
                .param("kept", kept == null ? null : safe.seal(place, kept), Types.BINARY)
                .param("now", now())
                .update();
    }

    /** @return false when it was not in one of these states */
    boolean move(UUID id, List<SentMail.State> from, SentMail.State to, @Nullable String failureCode) {
        boolean finished = to == SentMail.State.SENT || to == SentMail.State.FAILED;
        return jdbc.sql("""
                                update outgoing_message set state = :to, finished_at = :finished, failure_code = :failure
                                where id = :id and state in (:from)
                                """)
                        .param("id", id)
                        .param("to", to.code())
                        .param("from", from.stream().map(SentMail.State::code).toList())
                        .param("finished", finished ? now() : null)
                        .param("failure", failureCode)
                        .update()
                == 1;
    }

    /** Only while the email can still be sent is its secret needed. */
    void forgetSecret(UUID id) {
        jdbc.sql("update outgoing_message set mime = kept, kept = null where id = ? and kept is not null")
                .param(id)
                .update();
    }

    /** Whether it is one of the emails of a download link: what was secret in it was forgotten once it was sent. */
    boolean carriedSecret(UUID id) {
        return jdbc.sql("""
                        select exists (select from download_link where outgoing_message_id = :id or code_message_id = :id)
                        """).param("id", id).query(Boolean.class).single();
    }

    /** Whether it carried a link or a code that was forgotten once it was sent, so that it would say nothing again. */
    boolean lostSecret(UUID id) {
        return jdbc.sql("""
                        select exists (select from outgoing_message m
                            join download_link l on l.outgoing_message_id = m.id or l.code_message_id = m.id
                            where m.id = ? and m.kept is null)
                        """).param(id).query(Boolean.class).single();
    }

    /**
     * Letters that failed for good, that no delivery task is about and that nobody has seen to yet, oldest first. The
     * process of an answer goes on once a mail server took it: what comes back afterwards has no task.
     */
    List<SentMail> toAttend(RequestId request) {
        return jdbc.sql("select " + COLUMNS + """
                         from outgoing_message m
                        where request_id = ? and state = 'failed' and attended_at is null and purpose <> ?
                          and coalesce((select coalesce(d.outcome, 'open') from delivery d
                              where d.outgoing_message_id = m.id order by d.attempt desc limit 1), 'sent') = 'sent'
                        order by created_at, id
                        """)
                .params(request.value(), StaffNotices.PURPOSE)
                .query(this::read)
                .list();
    }

    /** @return false when somebody did before, or there was nothing to see to */
    boolean attend(UUID id, RequestId request, String staff) {
        return jdbc.sql("""
                                update outgoing_message set attended_at = ?, attended_by = ?
                                where id = ? and request_id = ? and state = 'failed' and attended_at is null
                                """).params(now(), staff, id, request.value()).update() == 1;
    }

    SentMail get(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from outgoing_message where id = ?")
                .param(id)
                .query(this::read)
                .single();
    }

    Mail mail(UUID id) {
        Place place = place(id);
        return jdbc.sql("select recipient, mime, request_id from outgoing_message where id = ?")
                .param(id)
                .query((row, n) -> {
                    Safe safe = vault.safe(KeyOwner.request(row.getObject(3, UUID.class)));
                    return new Mail(
                            safe.text(place.column("recipient"), row.getBytes(1)), safe.open(place, row.getBytes(2)));
                })
                .single();
    }

    List<SentMail> of(RequestId request) {
        return jdbc.sql("select " + COLUMNS + " from outgoing_message where request_id = ? order by created_at, id")
                .param(request.value())
                .query(this::read)
                .list();
    }

    List<SentMail> withMessageIds(Collection<String> messageIds) {
        if (messageIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS
                        + " from outgoing_message where message_id in (:ids) order by created_at, id")
                .param("ids", messageIds)
                .query(this::read)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Place place(UUID id) {
        return new Place("outgoing_message", "mime", id);
    }

    private SentMail read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        RequestId request = new RequestId(row.getObject("request_id", UUID.class));
        Optional<Safe> safe = vault.find(KeyOwner.request(request.value()));
        byte[] recipient = row.getBytes("recipient");
        byte[] subject = row.getBytes("subject");
        return new SentMail(
                id,
                request,
                row.getString("purpose"),
                row.getString("message_id"),
                safe.map(open -> open.text(place(id).column("recipient"), recipient))
                        .orElse(""),
                safe.map(open -> open.text(place(id).column("subject"), subject))
                        .orElse(""),
                SentMail.State.of(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"),
                row.getString("failure_code"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

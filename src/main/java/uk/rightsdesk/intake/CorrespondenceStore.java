package uk.rightsdesk.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.intake.classify.Classified;
import uk.rightsdesk.intake.message.AutomaticMail;
import uk.rightsdesk.intake.message.Fingerprint;
import uk.rightsdesk.intake.message.MailParser;
import uk.rightsdesk.intake.message.ParsedMail;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** The table of incoming messages. */
@Repository
class CorrespondenceStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final AttachmentStore attachments;
    private final FindingStore findings;
    private final Clock clock;

    CorrespondenceStore(
            JdbcClient jdbc,
            Vault vault,
            JsonMapper json,
            AttachmentStore attachments,
            FindingStore findings,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.attachments = attachments;
        this.findings = findings;
        this.clock = clock;
    }

    /** @param cut whether bytes are missing */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Raw(byte[] content, boolean cut) {}

    /** What is sealed of a message that was read. */
    private record Content(
            @Nullable String messageId,
            @Nullable String inReplyTo,
            List<String> references,
            @Nullable String fromAddress,
            @Nullable String fromName,
            List<String> to,
            @Nullable String subject,
            String text,
            @Nullable String contact) {

        static final Content NONE = new Content(null, null, List.of(), null, null, List.of(), null, "", null);
    }

    /** The oldest first. */
    List<CorrespondenceId> unread(int limit) {
        return jdbc.sql("select id from correspondence where state = 'stored' order by received_at, id limit ?")
                .param(limit)
                .query((row, n) -> new CorrespondenceId(row.getObject(1, UUID.class)))
                .list();
    }

    /**
     * Counts that reading begins.
     *
     * @return how often reading it has begun, this time included; 0 when it has been read meanwhile
     */
    int beginReading(CorrespondenceId id) {
        return jdbc.sql("""
                        update correspondence set read_attempts = read_attempts + 1
                        where id = ? and state = 'stored' returning read_attempts
                        """).param(id.value()).query(Integer.class).optional().orElse(0);
    }

    /** Reading ended by no fault of the message. */
    void forgiveReading(CorrespondenceId id) {
        jdbc.sql("update correspondence set read_attempts = read_attempts - 1 where id = ? and state = 'stored'")
                .param(id.value())
                .update();
    }

    /** Whether it is this transaction's to read: false when another instance has it in hand or has read it. */
    boolean lockUnread(CorrespondenceId id) {
        return jdbc.sql("select 1 from correspondence where id = ? and state = 'stored' for update skip locked")
                .param(id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Raw raw(CorrespondenceId id) {
        return jdbc.sql("select content, cut from correspondence_raw where correspondence_id = ?")
                .param(id.value())
                .query((row, n) -> new Raw(opened(id, row.getBytes(1)), row.getBoolean(2)))
                .single();
    }

    /** What the server could not give is empty, and so is what is erased. */
    private byte[] opened(CorrespondenceId id, byte[] stored) {
        return stored.length == 0
                ? stored
                : vault.safe(KeyOwner.rawMessage(id.value())).open(rawPlace(id.value()), stored);
    }

    static Place rawPlace(UUID id) {
        return new Place("correspondence_raw", "content", id);
    }

    private static Place place(UUID id) {
        return new Place("correspondence", "content", id);
    }

    private byte[] sealed(UUID id, Content content) {
        return vault.safeFor(KeyOwner.message(id)).seal(place(id), json.writeValueAsBytes(content));
    }

    void parsed(CorrespondenceId id, ParsedMail mail, boolean complete, @Nullable RequestId tokenRequest) {
        ParsedMail.Sender from = mail.from();
        jdbc.sql("""
                        update correspondence set state = 'parsed', content = :content, from_hash = :fromHash, sent_at = :sentAt,
                            complete = :complete, automatic = :automatic, authenticated = :authenticated,
                            token_request_id = :tokenRequest
                        where id = :id
                        """)
                .param("id", id.value())
                .param(
                        "content",
                        sealed(
                                id.value(),
                                new Content(
                                        mail.messageId(),
                                        mail.inReplyTo(),
                                        mail.references(),
                                        from == null ? null : from.address(),
                                        from == null ? null : from.name(),
                                        mail.to(),
                                        mail.subject(),
                                        mail.text(),
                                        null)))
                .param("fromHash", from == null ? null : vault.addressHash(from.address()), Types.BINARY)
                .param("sentAt", mail.sentAt() == null ? null : Timestamp.from(mail.sentAt()))
                .param("complete", complete)
                .param("automatic", mail.automatic().map(AutomaticMail::code).orElse(null))
                .param("authenticated", mail.authenticated())
                .param("tokenRequest", tokenRequest == null ? null : tokenRequest.value())
                .update();
        attachments.add(id, mail.attachments());
    }

    /** @return false when it was entered before */
    boolean entered(DeskEntry entry, Instant receivedAt, String staff) {
        Content content = new Content(
                null,
                null,
                List.of(),
                nullIfEmpty(entry.email().toLowerCase(Locale.ROOT)),
                nullIfEmpty(entry.name()),
                List.of(),
                null,
                MailParser.safeText(entry.text()),
                nullIfEmpty(entry.contact()));
        return jdbc.sql("""
                        insert into correspondence (id, state, channel, received_at, stored_at, fingerprint, content,
                            complete, entered_by)
                        values (:id, 'classified', :channel, :receivedAt, :now, :fingerprint, :content, true, :staff)
                        on conflict do nothing
                        """)
                        .param("id", entry.id())
                        .param("channel", entry.channel().code())
                        .param("receivedAt", Timestamp.from(receivedAt))
                        .param("now", now())
                        .param("fingerprint", Fingerprint.sha256(("entered:" + entry.id()).getBytes(US_ASCII)))
                        .param("content", sealed(entry.id(), content))
                        .param("staff", staff)
                        .update()
                == 1;
    }

    private static @Nullable String nullIfEmpty(String text) {
        String safe = MailParser.safeText(text);
        return safe.isEmpty() ? null : safe;
    }

    /**
     * Takes the content of messages that were no request; ids, dates and hashes stay.
     *
     * @return how many
     */
    int eraseClosedBefore(Instant finished) {
        return jdbc.sql("""
                        with erased as (
                            update correspondence set erased_at = :now, content = null, from_hash = null, sent_at = null
                            where state = 'closed' and request_id is null and erased_at is null and finished_at < :finished
                            returning id),
                        raw as (
                            update correspondence_raw set content = '' where correspondence_id in (select id from erased)),
                        files as (
                            delete from correspondence_attachment where correspondence_id in (select id from erased)),
                        words as (
                            delete from correspondence_finding where correspondence_id in (select id from erased)),
                        notes as (
                            update triage_decision set note = null where correspondence_id in (select id from erased)),
                        keys as (
                            delete from content_key
                            where kind in ('MESSAGE', 'RAW_MESSAGE') and owner_id in (select id from erased))
                        select count(*) from erased
                        """)
                .param("now", now())
                .param("finished", Timestamp.from(finished))
                .query(Integer.class)
                .single();
    }

    void unparsed(CorrespondenceId id) {
        jdbc.sql("update correspondence set state = 'unparsed' where id = ?")
                .param(id.value())
                .update();
    }

    /** Ends its way: it opens and joins nothing. */
    void finish(CorrespondenceId id, CorrespondenceState state) {
        jdbc.sql("update correspondence set state = ?, finished_at = ? where id = ?")
                .params(state.code(), now(), id.value())
                .update();
    }

    void belongsTo(CorrespondenceId id, RequestId request, CorrespondenceState state) {
        jdbc.sql("update correspondence set state = ?, request_id = ?, finished_at = ? where id = ?")
                .params(state.code(), request.value(), now(), id.value())
                .update();
    }

    /** It is a mail server's report about an email of that request. */
    void returned(CorrespondenceId id, RequestId request, String status) {
        jdbc.sql("update correspondence set request_id = ?, returned_status = ? where id = ?")
                .params(request.value(), status, id.value())
                .update();
    }

    void classified(CorrespondenceId id, Classified classified, ThreadFinder.Belonging thread) {
        jdbc.sql("""
                        update correspondence set state = 'classified', classification = :classification,
                            rules_version = :rules, rights = :rights, threaded = :threaded, suggested_request_id = :suggested
                        where id = :id
                        """)
                .param("id", id.value())
                .param("classification", classified.classification().code())
                .param("rules", classified.rulesVersion())
                .param("rights", classified.rights().toArray(String[]::new))
                .param("threaded", thread.proved())
                .param(
                        "suggested",
                        thread.request() == null ? null : thread.request().value())
                .update();
        findings.replace(id, classified.findings());
    }

    Correspondence get(CorrespondenceId id) {
        return jdbc.sql("select * from correspondence where id = ?")
                .param(id.value())
                .query(this::read)
                .single();
    }

    /** The oldest first. */
    List<Correspondence> of(RequestId request) {
        return jdbc.sql("""
                        select * from correspondence
                        where request_id = :request or id = (select correspondence_id from request where id = :request)
                        order by received_at, id
                        """).param("request", request.value()).query(this::read).list();
    }

    /** How many emails from this address have opened requests since then. */
    int openedBy(String address, Instant since) {
        return jdbc.sql("""
                        select count(*) from correspondence
                        where from_hash = ? and state = 'opened' and channel = 'email' and finished_at > ?
                        """)
                .params(vault.addressHash(address), Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** The newest first. */
    List<Correspondence> newest(int limit) {
        return jdbc.sql("select * from correspondence order by received_at desc, id limit ?")
                .param(limit)
                .query(this::read)
                .list();
    }

    private Content content(UUID id, byte @Nullable [] stored) {
        return stored == null
                ? Content.NONE
                : vault.find(KeyOwner.message(id))
                        .map(safe -> json.readValue(safe.open(place(id), stored), Content.class))
                        .orElse(Content.NONE);
    }

    private Correspondence read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Content content = content(id, row.getBytes("content"));
        return new Correspondence(
                new CorrespondenceId(id),
                CorrespondenceState.of(row.getString("state")),
                Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                content.contact(),
                row.getTimestamp("received_at").toInstant(),
                content.messageId(),
                content.inReplyTo(),
                content.references(),
                content.fromAddress(),
                content.fromName(),
                content.to(),
                content.subject(),
                instant(row.getTimestamp("sent_at")),
                content.text(),
                row.getBoolean("complete"),
                row.getString("automatic"),
                row.getBoolean("authenticated"),
                requestId(row.getObject("token_request_id", UUID.class)),
                row.getString("classification"),
                strings(row.getArray("rights")).stream().map(Right::of).collect(Collectors.toSet()),
                row.getBoolean("threaded"),
                requestId(row.getObject("suggested_request_id", UUID.class)),
                requestId(row.getObject("request_id", UUID.class)));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable RequestId requestId(@Nullable UUID id) {
        return id == null ? null : new RequestId(id);
    }
}

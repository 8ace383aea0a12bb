package uk.rightsdesk.intake;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.intake.classify.Classified;
import uk.rightsdesk.intake.classify.Finding;
import uk.rightsdesk.intake.message.AutomaticMail;
import uk.rightsdesk.intake.message.ParsedMail;
import uk.rightsdesk.request.RequestId;

/** The table of incoming messages. */
@Repository
class CorrespondenceStore {

    private final JdbcClient jdbc;

    CorrespondenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param cut whether bytes are missing */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Raw(byte[] content, boolean cut) {}

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
                .query((row, n) -> new Raw(row.getBytes(1), row.getBoolean(2)))
                .single();
    }

    void parsed(CorrespondenceId id, ParsedMail mail, boolean complete) {
        ParsedMail.Sender from = mail.from();
        jdbc.sql("""
                        update correspondence set state = 'parsed', message_id = :messageId, in_reply_to = :inReplyTo,
                            reference_ids = :references, from_address = :fromAddress, from_name = :fromName,
                            to_addresses = :to, subject = :subject, sent_at = :sentAt, body_text = :text,
                            complete = :complete, automatic = :automatic, authenticated = :authenticated
                        where id = :id
                        """)
                .param("id", id.value())
                .param("messageId", mail.messageId())
                .param("inReplyTo", mail.inReplyTo())
                .param("references", mail.references().toArray(String[]::new))
                .param("fromAddress", from == null ? null : from.address())
                .param("fromName", from == null ? null : from.name())
                .param("to", mail.to().toArray(String[]::new))
                .param("subject", mail.subject())
                .param("sentAt", mail.sentAt() == null ? null : Timestamp.from(mail.sentAt()))
                .param("text", mail.text())
                .param("complete", complete)
                .param("automatic", mail.automatic().map(AutomaticMail::code).orElse(null))
                .param("authenticated", mail.authenticated())
                .update();
        int position = 0;
        for (ParsedMail.AttachedFile file : mail.attachments()) {
            jdbc.sql("insert into correspondence_attachment values (:id, :position, :filename, :type, :size)")
                    .param("id", id.value())
                    .param("position", position++)
                    .param("filename", file.filename())
                    .param("type", file.contentType())
                    .param("size", file.sizeBytes())
                    .update();
        }
    }

    void unparsed(CorrespondenceId id) {
        move(id, CorrespondenceState.UNPARSED);
    }

    void move(CorrespondenceId id, CorrespondenceState state) {
        jdbc.sql("update correspondence set state = ? where id = ?")
                .params(state.code(), id.value())
                .update();
    }

    void belongsTo(CorrespondenceId id, RequestId request, CorrespondenceState state) {
        jdbc.sql("update correspondence set state = ?, request_id = ? where id = ?")
                .params(state.code(), request.value(), id.value())
                .update();
    }

    void classified(CorrespondenceId id, Classified classified, ThreadFinder.Belonging thread) {
        jdbc.sql("""
                        update correspondence set state = 'classified', classification = :classification,
                            rules_version = :rules, threaded = :threaded, suggested_request_id = :suggested
                        where id = :id
                        """)
                .param("id", id.value())
                .param("classification", classified.classification().code())
                .param("rules", classified.rulesVersion())
                .param("threaded", thread.proved())
                .param(
                        "suggested",
                        thread.request() == null ? null : thread.request().value())
                .update();
        jdbc.sql("delete from correspondence_finding where correspondence_id = ?")
                .param(id.value())
                .update();
        int position = 0;
        for (Finding finding : classified.findings()) {
            jdbc.sql("insert into correspondence_finding values (?, ?, ?, ?, ?, ?)")
                    .params(id.value(), position++, finding.right(), finding.rule(), finding.words(), finding.weight())
                    .update();
        }
    }

    Correspondence get(CorrespondenceId id) {
        return jdbc.sql("select * from correspondence where id = ?")
                .param(id.value())
                .query(CorrespondenceStore::read)
                .single();
    }

    /** The oldest first. */
    List<Correspondence> of(RequestId request) {
        return jdbc.sql("select * from correspondence where request_id = ? order by received_at, id")
                .param(request.value())
                .query(CorrespondenceStore::read)
                .list();
    }

    /** The newest first. */
    List<Correspondence> newest(int limit) {
        return jdbc.sql("select * from correspondence order by received_at desc, id limit ?")
                .param(limit)
                .query(CorrespondenceStore::read)
                .list();
    }

    List<ParsedMail.AttachedFile> attachments(CorrespondenceId id) {
        return jdbc.sql("""
                        select filename, content_type, size_bytes from correspondence_attachment
                        where correspondence_id = ? order by position
                        """)
                .param(id.value())
                .query((row, n) -> new ParsedMail.AttachedFile(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    List<Finding> findings(CorrespondenceId id) {
        return jdbc.sql("""
                        select exercised_right, rule, words, weight from correspondence_finding
                        where correspondence_id = ? order by position
                        """)
                .param(id.value())
                .query((row, n) -> new Finding(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
                .list();
    }

    private static Correspondence read(ResultSet row, int number) throws SQLException {
        return new Correspondence(
                new CorrespondenceId(row.getObject("id", UUID.class)),
                CorrespondenceState.of(row.getString("state")),
                row.getTimestamp("received_at").toInstant(),
                row.getString("message_id"),
                row.getString("in_reply_to"),
                strings(row.getArray("reference_ids")),
                row.getString("from_address"),
                row.getString("from_name"),
                strings(row.getArray("to_addresses")),
                row.getString("subject"),
                instant(row.getTimestamp("sent_at")),
                row.getString("body_text"),
                row.getBoolean("complete"),
                row.getString("automatic"),
                row.getBoolean("authenticated"),
                row.getString("classification"),
                row.getBoolean("threaded"),
                requestId(row.getObject("suggested_request_id", UUID.class)),
                requestId(row.getObject("request_id", UUID.class)));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable RequestId requestId(@Nullable UUID id) {
        return id == null ? null : new RequestId(id);
    }
}

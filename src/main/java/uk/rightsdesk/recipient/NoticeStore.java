package uk.rightsdesk.recipient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.delivery.PageToken;
import uk.rightsdesk.letter.NoticeKind;
import uk.rightsdesk.letter.RecipientNoticeContent.Correction;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The tables of recipients and of what they were told. */
@Repository
class NoticeStore {

    private static final String SELECT = """
            select n.*, r.kind from recipient_notice n join recipient_round r on r.id = n.round_id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    NoticeStore(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** Who received what, and what is right now where it was rectified. */
    record Note(List<Recipient> recipients, List<Correction> corrections) {}

    /** @param replyBy null until the letters are sent */
    record Round(
            UUID id,
            RequestId request,
            NoticeKind kind,
            @Nullable LocalDate sentOn,
            @Nullable LocalDate replyBy) {}

    void keep(RequestId request, Note note) {
        byte[] stored =
                vault.safeFor(KeyOwner.request(request.value())).seal(notePlace(request), json.writeValueAsBytes(note));
        jdbc.sql("""
                        insert into recipient_note (request_id, noted_at, content) values (?, ?, ?)
                        on conflict (request_id) do update set noted_at = excluded.noted_at, content = excluded.content
                        """).params(request.value(), now(), stored).update();
    }

    Optional<Note> note(RequestId request) {
        return jdbc.sql("select content from recipient_note where request_id = ?")
                .param(request.value())
                .query(byte[].class)
                .optional()
                .flatMap(stored -> vault.find(KeyOwner.request(request.value()))
                        .map(safe -> json.readValue(safe.open(notePlace(request), stored), Note.class)));
    }

    boolean hasRound(RequestId request) {
        return jdbc.sql("select exists (select from recipient_round where request_id = ?)")
                .param(request.value())
                .query(Boolean.class)
                .single();
    }

    /** The round of this change, opened with a notice to each recipient at the first call. */
    Round round(RequestId request, NoticeKind kind) {
        UUID id = UUID.randomUUID();
        int opened =
                jdbc.sql("""
                        insert into recipient_round (id, request_id, kind, opened_at) values (?, ?, ?, ?)
                        on conflict (request_id, kind) do nothing
                        """).params(id, request.value(), kind.code(), now()).update();
        if (opened == 1) {
            int recipients = toTell(note(request).orElseThrow(), kind);
            for (int position = 1; position <= recipients; position++) {
                insert(request, id, position);
            }
        }
        return jdbc.sql("select * from recipient_round where request_id = ? and kind = ?")
                .params(request.value(), kind.code())
                .query(NoticeStore::readRound)
                .single();
    }

    /** They may have been noted for a restriction meanwhile, and nothing corrected after it. */
    private static int toTell(Note note, NoticeKind kind) {
        return kind == NoticeKind.RECTIFIED && note.corrections().isEmpty()
                ? 0
                : note.recipients().size();
    }

    private void insert(RequestId request, UUID round, int position) {
        UUID id = UUID.randomUUID();
        PageToken token = PageToken.fresh();
        jdbc.sql("insert into recipient_notice (id, round_id, position, token_hash, token) values (?, ?, ?, ?, ?)")
                .params(
                        id,
                        round,
                        position,
                        token.hash(),
                        vault.safeFor(KeyOwner.request(request.value())).seal(place(id, "token"), token.text()))
                .update();
    }

    Round round(UUID id) {
        return jdbc.sql("select * from recipient_round where id = ?")
                .param(id)
                .query(NoticeStore::readRound)
                .single();
    }

    void sent(UUID round, LocalDate sentOn, LocalDate replyBy) {
        jdbc.sql("update recipient_round set sent_on = ?, reply_by = ? where id = ? and sent_on is null")
                .params(sentOn, replyBy, round)
                .update();
    }

    /** The notices of a request, change by change. */
    List<RecipientNotice> of(RequestId request) {
        return read(
                request,
                jdbc.sql(SELECT + "where r.request_id = ? order by r.opened_at, n.position")
                        .param(request.value()));
    }

    List<RecipientNotice> inRound(UUID round) {
        return read(
                round(round).request(),
                jdbc.sql(SELECT + "where n.round_id = ? order by n.position").param(round));
    }

    Optional<RecipientNotice> withToken(PageToken token) {
        return jdbc.sql("""
                        select r.request_id from recipient_notice n join recipient_round r on r.id = n.round_id
                        where n.token_hash = ?
                        """)
                .param(token.hash())
                .query(UUID.class)
                .optional()
                .map(RequestId::new)
                .flatMap(request ->
                        read(
                                        request,
                                        jdbc.sql(SELECT + "where n.token_hash = ?")
                                                .param(token.hash()))
                                .stream()
                                .findFirst());
    }

    String token(RecipientNotice notice) {
        byte[] stored = jdbc.sql("select token from recipient_notice where id = ?")
                .param(notice.id())
                .query(byte[].class)
                .single();
        return vault.safe(KeyOwner.request(notice.request().value())).text(place(notice.id(), "token"), stored);
    }

    void decide(RecipientNotice notice, RecipientDecision decision, String reasons, String staff) {
        jdbc.sql("""
                        update recipient_notice set decision = ?, reasons = ?, decided_by = ?, decided_at = ?
                        where id = ? and sent_at is null
                        """)
                .params(decision.code(), kept(notice, "reasons", reasons), staff, now(), notice.id())
                .update();
    }

    void sent(UUID notice) {
        jdbc.sql("update recipient_notice set sent_at = ? where id = ? and sent_at is null")
                .params(now(), notice)
                .update();
    }

    /** @return false when it was reminded before, or has answered meanwhile */
    boolean reminded(UUID notice) {
        return jdbc.sql("""
                        update recipient_notice set reminded_at = ?
                        where id = ? and reminded_at is null and answer is null
                        """).params(now(), notice).update() == 1;
    }

    void answered(RecipientNotice notice, RecipientAnswer answer, @Nullable String remark, String by) {
        jdbc.sql("""
                        update recipient_notice
                        set answer = :answer, remark = :remark, answered_by = :by, answered_at = :now where id = :id
                        """)
                .param("answer", answer.code())
                .param("remark", remark == null ? null : kept(notice, "remark", remark), Types.BINARY)
                .param("by", by)
                .param("now", now())
                .param("id", notice.id())
                .update();
    }

    void silent(UUID notice, LocalDate on) {
        jdbc.sql("update recipient_notice set silent_on = ? where id = ? and silent_on is null")
                .params(on, notice)
                .update();
    }

    private byte[] kept(RecipientNotice notice, String column, String text) {
        return vault.safeFor(KeyOwner.request(notice.request().value())).seal(place(notice.id(), column), text);
    }

    /** Nothing once the request's key was destroyed, and so who the recipients were. */
    private List<RecipientNotice> read(RequestId request, JdbcClient.StatementSpec rows) {
        Optional<Safe> safe = vault.find(KeyOwner.request(request.value()));
        Optional<Note> note = note(request);
        return safe.isEmpty() || note.isEmpty()
                ? List.of()
                : rows.query((row, _) -> read(request, row, note.get(), safe.get()))
                        .list();
    }

    private static RecipientNotice read(RequestId request, ResultSet row, Note note, Safe safe) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String decision = row.getString("decision");
        String answer = row.getString("answer");
        return new RecipientNotice(
                id,
                request,
                row.getObject("round_id", UUID.class),
                NoticeKind.of(row.getString("kind")),
                note.recipients().get(row.getInt("position") - 1),
                decision == null ? null : RecipientDecision.of(decision),
                safe.openText(place(id, "reasons"), row.getBytes("reasons")),
                instant(row, "sent_at"),
                instant(row, "reminded_at"),
                answer == null ? null : RecipientAnswer.of(answer),
                safe.openText(place(id, "remark"), row.getBytes("remark")),
                row.getString("answered_by"),
                instant(row, "answered_at"),
                row.getObject("silent_on", LocalDate.class));
    }

    private static Round readRound(ResultSet row, int number) throws SQLException {
        return new Round(
                row.getObject("id", UUID.class),
                new RequestId(row.getObject("request_id", UUID.class)),
                NoticeKind.of(row.getString("kind")),
                row.getObject("sent_on", LocalDate.class),
                row.getObject("reply_by", LocalDate.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Place notePlace(RequestId request) {
        return new Place("recipient_note", "content", request);
    }

    private static Place place(UUID notice, String column) {
        return new Place("recipient_notice", column, notice);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

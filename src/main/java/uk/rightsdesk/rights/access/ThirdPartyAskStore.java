package uk.rightsdesk.rights.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.delivery.PageToken;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The table of questions to others. */
@Repository
class ThirdPartyAskStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    ThirdPartyAskStore(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    ThirdPartyAsk insert(
            RequestId request, long decision, ThirdPartyQuestion question, LocalDate replyBy, String staff) {
        UUID id = UUID.randomUUID();
        PageToken token = PageToken.fresh();
        Safe safe = vault.safeFor(owner(request));
        jdbc.sql("""
                        insert into third_party_ask
                            (id, request_id, decision_id, content, named, token_hash, token, asked_by, asked_at, reply_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        request.value(),
                        decision,
                        safe.seal(place(id, "content"), json.writeValueAsBytes(question)),
                        question.namesRequester(),
                        token.hash(),
                        safe.seal(place(id, "token"), token.text()),
                        staff,
                        now(),
                        replyBy)
                .update();
        return find(id).orElseThrow();
    }

    /** The questions about a request, oldest first. */
    List<ThirdPartyAsk> of(RequestId request) {
        return read(
                request,
                jdbc.sql("select * from third_party_ask where request_id = ? order by asked_at, id")
                        .param(request.value()));
    }

    /** The questions that were about any of these elements. */
    List<ThirdPartyAsk> about(RequestId request, Collection<Integer> positions) {
        return read(request, jdbc.sql("""
                        select a.* from third_party_ask a where a.request_id = ? and exists (
                            select from element_decided d join element e on e.request_id = d.request_id
                                and e.system = d.system and e.table_name = d.table_name and e.row_key = d.row_key
                            where d.decision_id = a.decision_id and e.position = any (?))
                        order by a.asked_at, a.id
                        """).params(request.value(), positions.toArray(Integer[]::new)));
    }

    Optional<ThirdPartyAsk> find(UUID id) {
        return find("id", id);
    }

    Optional<ThirdPartyAsk> withToken(PageToken token) {
        return find("token_hash", token.hash());
    }

    private Optional<ThirdPartyAsk> find(String column, Object value) {
        return jdbc.sql("select request_id from third_party_ask where " + column + " = ?")
                .param(value)
                .query(UUID.class)
                .optional()
                .map(RequestId::new)
                .flatMap(request ->
                        read(
                                        request,
                                        jdbc.sql("select * from third_party_ask where " + column + " = ?")
                                                .param(value))
                                .stream()
                                .findFirst());
    }

    String token(ThirdPartyAsk ask) {
        byte[] stored = jdbc.sql("select token from third_party_ask where id = ?")
                .param(ask.id())
                .query(byte[].class)
                .single();
        return vault.safe(owner(ask.request())).text(place(ask.id(), "token"), stored);
    }

    /** @return false when they were reminded before, or have answered meanwhile */
    boolean reminded(UUID id) {
        return jdbc.sql("""
                        update third_party_ask set reminded_at = ?
                        where id = ? and reminded_at is null and answer is null
                        """).params(now(), id).update() == 1;
    }

    void answered(ThirdPartyAsk ask, ThirdPartyAnswer answer, @Nullable String remark, String by) {
        byte[] kept = vault.safeFor(owner(ask.request())).sealText(place(ask.id(), "remark"), remark);
        jdbc.sql("""
                        update third_party_ask
                        set answer = :answer, remark = :remark, answered_by = :by, answered_at = :now where id = :id
                        """)
                .param("answer", answer.code())
                .param("remark", kept, Types.BINARY)
                .param("by", by)
                .param("now", now())
                .param("id", ask.id())
                .update();
    }

    /** @return false when it was recorded before, or they have answered meanwhile */
    boolean silent(UUID id, LocalDate on) {
        return jdbc.sql("""
                        update third_party_ask set silent_on = ? where id = ? and silent_on is null and answer is null
                        """).params(on, id).update() == 1;
    }

    /** Nothing once the request's key was destroyed, and so who was asked. */
    private List<ThirdPartyAsk> read(RequestId request, JdbcClient.StatementSpec rows) {
        return vault.find(owner(request))
                .map(safe -> rows.query((row, _) -> read(request, row, safe)).list())
                .orElse(List.of());
    }

    private ThirdPartyAsk read(RequestId request, ResultSet row, Safe safe) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String answer = row.getString("answer");
        return new ThirdPartyAsk(
                id,
                request,
                row.getLong("decision_id"),
                json.readValue(safe.open(place(id, "content"), row.getBytes("content")), ThirdPartyQuestion.class),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("reply_by", LocalDate.class),
                instant(row, "reminded_at"),
                answer == null ? null : ThirdPartyAnswer.of(answer),
                safe.openText(place(id, "remark"), row.getBytes("remark")),
                row.getString("answered_by"),
                instant(row, "answered_at"),
                row.getObject("silent_on", LocalDate.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static KeyOwner owner(RequestId request) {
        return KeyOwner.request(request.value());
    }

    private static Place place(UUID id, String column) {
        return new Place("third_party_ask", column, id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

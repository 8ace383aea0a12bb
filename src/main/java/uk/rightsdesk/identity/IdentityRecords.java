package uk.rightsdesk.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The table of the decision record; its texts are sealed. */
@Repository
class IdentityRecords {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    IdentityRecords(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    void doubt(RequestId request, EvidenceKind suggested, String verifier) {
        insert(
                request,
                new Step("doubt", suggested, null, Party.DATA_SUBJECT, List.of(), verifier, null),
                IdentityRecord.Texts.NONE);
    }

    void judged(
            RequestId request,
            EvidenceKind suggested,
            Judgement judgement,
            IdentityRecord.Texts texts,
            String verifier) {
        insert(
                request,
                new Step(
                        judgement.code(),
                        suggested,
                        judgement.asked(),
                        judgement.party(),
                        judgement.evidence(),
                        verifier,
                        null),
                texts);
    }

    /** What was judged on the page of another request of the same message, which keeps the evidence until then. */
    void shared(RequestId request, IdentityRecord judged, RequestId decidedWith) {
        insert(
                request,
                new Step(
                        judged.step(),
                        judged.suggested(),
                        judged.asked(),
                        judged.party(),
                        List.of(),
                        judged.verifier(),
                        decidedWith),
                judged.texts());
    }

    /** A step without its texts. */
    private record Step(
            String code,
            EvidenceKind suggested,
            @Nullable EvidenceKind asked,
            Party party,
            List<UUID> evidence,
            String verifier,
            @Nullable RequestId decidedWith) {}

    private void insert(RequestId request, Step step, IdentityRecord.Texts texts) {
        long id = jdbc.sql("select nextval('identity_record_number')")
                .query(Long.class)
                .single();
        byte[] content =
                vault.safeFor(KeyOwner.request(request.value())).seal(place(id), json.writeValueAsBytes(texts));
        jdbc.sql("""
                        insert into identity_record (id, request_id, step, suggested, asked, party, content, evidence, verifier,
                            decided_with, recorded_at)
                        values (:id, :request, :step, :suggested, :asked, :party, :content, :evidence, :verifier,
                            :decidedWith, :now)
                        """)
                .param("id", id)
                .param("request", request.value())
                .param("step", step.code())
                .param("suggested", step.suggested().code())
                .param("asked", step.asked() == null ? null : step.asked().code())
                .param("party", step.party().name())
                .param("content", content)
                .param("evidence", step.evidence().toArray(UUID[]::new))
                .param("verifier", step.verifier())
                .param(
                        "decidedWith",
                        step.decidedWith() == null ? null : step.decidedWith().value())
                .param("now", now())
                .update();
    }

    /** Oldest first. */
    List<IdentityRecord> of(RequestId request) {
        Optional<Safe> safe = vault.find(KeyOwner.request(request.value()));
        return jdbc.sql("select * from identity_record where request_id = ? order by id")
                .param(request.value())
                .query((row, _) -> read(row, safe))
                .list();
    }

    void confirm(long id) {
        jdbc.sql("update identity_record set confirmed_at = ? where id = ?")
                .params(now(), id)
                .update();
    }

    void evidenceGone(long id) {
        jdbc.sql("update identity_record set evidence_gone_at = ? where id = ?")
                .params(now(), id)
                .update();
    }

    private IdentityRecord read(ResultSet row, Optional<Safe> safe) throws SQLException {
        long id = row.getLong("id");
        byte[] content = row.getBytes("content");
        String asked = row.getString("asked");
        UUID decidedWith = row.getObject("decided_with", UUID.class);
        return new IdentityRecord(
                id,
                row.getString("step"),
                EvidenceKind.of(row.getString("suggested")),
                asked == null ? null : EvidenceKind.of(asked),
                Party.valueOf(row.getString("party")),
                safe.map(open -> json.readValue(open.open(place(id), content), IdentityRecord.Texts.class))
                        .orElse(IdentityRecord.Texts.NONE),
                List.of((UUID[]) row.getArray("evidence").getArray()),
                row.getString("verifier"),
                decidedWith == null ? null : new RequestId(decidedWith),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                instant(row, "confirmed_at"),
                instant(row, "evidence_gone_at"));
    }

    private static Place place(long id) {
        return new Place("identity_record", "content", id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

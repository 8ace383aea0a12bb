package uk.rightsdesk.rights.erasure;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.datamap.ChangePlan;
import uk.rightsdesk.datamap.ChangeReceipt;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The tables of erasures; plans and reasons are sealed by the key of the request. */
@Repository
class ErasureStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    ErasureStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    void note(
            RequestId request,
            ErasureNote.Kind kind,
            @Nullable ErasureRequestGround ground,
            String reasons,
            String staff) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into erasure_note (id, request_id, kind, ground, content, noted_by, noted_at)
                        values (:id, :request, :kind, :ground, :content, :staff, :now)
                        """)
                .param("id", id)
                .param("request", request.value())
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("ground", ground == null ? null : ground.code())
                .param("content", safe(request).seal(place("erasure_note", id), reasons))
                .param("staff", staff)
                .param("now", now())
                .update();
    }

    /** Oldest first. */
    List<ErasureNote> notes(RequestId request) {
        Optional<Safe> safe = vault.find(KeyOwner.request(request.value()));
        return jdbc.sql("select * from erasure_note where request_id = ? order by number")
                .param(request.value())
                .query((row, _) -> new ErasureNote(
                        ErasureNote.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(row.getString("ground"))
                                .flatMap(ErasureRequestGround::of)
                                .orElse(null),
                        text(safe, "erasure_note", row),
                        row.getString("noted_by"),
                        instant(row, "noted_at").orElseThrow()))
                .list();
    }

    void plan(RequestId request, ChangePlan plan) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into erasure_plan (id, request_id, content, planned_at) values (?, ?, ?, ?)")
                .params(id, request.value(), safe(request).seal(place("erasure_plan", id), plan.json()), now())
                .update();
    }

    /** The newest plan of a request: the one that was, or will be, agreed to. */
    Optional<PlannedErasure> newest(RequestId request) {
        Optional<Safe> safe = vault.find(KeyOwner.request(request.value()));
        return jdbc.sql("select * from erasure_plan where request_id = ? order by number desc limit 1")
                .param(request.value())
                .query((row, _) -> new PlannedErasure(
                        row.getObject("id", UUID.class),
                        request,
                        ChangePlan.of(text(safe, "erasure_plan", row)),
                        instant(row, "planned_at").orElseThrow(),
                        instant(row, "undo_until").orElse(null),
                        Optional.ofNullable(row.getString("receipt"))
                                .map(ChangeReceipt::of)
                                .orElse(null)))
                .optional();
    }

    void undoUntil(UUID plan, Instant until) {
        jdbc.sql("update erasure_plan set undo_until = ? where id = ?")
                .params(until.atOffset(ZoneOffset.UTC), plan)
                .update();
    }

    void executed(UUID plan, ChangeReceipt receipt, String signature) {
        jdbc.sql("update erasure_plan set executed_at = ?, receipt = ?, signature = ? where id = ?")
                .params(now(), receipt.json(), signature, plan)
                .update();
    }

    /** @param content the exact text that was signed */
    record SignedReceipt(String content, String signature) {

        byte[] bytes() {
            return content.getBytes(StandardCharsets.UTF_8);
        }
    }

    SignedReceipt receipt(UUID plan) {
        return jdbc.sql("select receipt, signature from erasure_plan where id = ?")
                .param(plan)
                .query((row, _) -> new SignedReceipt(row.getString("receipt"), row.getString("signature")))
                .single();
    }

    private Safe safe(RequestId request) {
        return vault.safeFor(KeyOwner.request(request.value()));
    }

    private static String text(Optional<Safe> safe, String table, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] content = row.getBytes("content");
        return safe.map(open -> open.text(place(table, id), content)).orElse("");
    }

    private static Place place(String table, UUID id) {
        return new Place(table, "content", id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

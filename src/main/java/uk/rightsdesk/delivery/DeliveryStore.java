package uk.rightsdesk.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The tables of deliveries and of what staff decided about them. */
@Repository
class DeliveryStore {

    private static final String SELECT =
            "select id, request_id, outgoing_message_id, attempt, outcome, created_at, finished_at from delivery ";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ProcessMessages messages;
    private final Clock clock;

    DeliveryStore(JdbcClient jdbc, Vault vault, ProcessMessages messages, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.messages = messages;
        this.clock = clock;
    }

    /** Variables of {@code Msg_DeliveryDone}. */
    record DeliveryDone(DeliveryOutcome deliveryOutcome) {}

    /** The next attempt. */
    DeliveryId attempt(RequestId request, UUID message) {
        DeliveryId id = new DeliveryId(UUID.randomUUID());
        jdbc.sql("""
                        insert into delivery (id, request_id, outgoing_message_id, attempt, created_at)
                        select :id, :request, :message, coalesce(max(attempt), 0) + 1, :now
                        from delivery where outgoing_message_id = :message
                        """)
                .param("id", id.value())
                .param("request", request.value())
                .param("message", message)
                .param("now", now())
                .update();
        return id;
    }

    Delivery get(DeliveryId id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(DeliveryStore::read)
                .single();
    }

    Optional<Delivery> latestOf(UUID message) {
        return jdbc.sql(SELECT + "where outgoing_message_id = ? order by attempt desc limit 1")
                .param(message)
                .query(DeliveryStore::read)
                .optional();
    }

    List<Delivery> of(RequestId request) {
        return jdbc.sql(SELECT + "where request_id = ? order by created_at, attempt")
                .param(request.value())
                .query(DeliveryStore::read)
                .list();
    }

    /** Notes how the email ended and tells the process, which waits for it. */
    void finish(DeliveryId id, DeliveryOutcome outcome) {
        int open = jdbc.sql("update delivery set outcome = ?, finished_at = ? where id = ? and outcome is null")
                .params(outcome.code(), now(), id.value())
                .update();
        if (open == 1) {
            messages.publish("Msg_DeliveryDone", id.toString(), "delivery-done:" + id, new DeliveryDone(told(outcome)));
        }
    }

    /**
     * Tells the process again how a delivery ended.
     *
     * @param occasion what tells this time from others
     */
    void repeat(Delivery ended, String occasion) {
        messages.publish(
                "Msg_DeliveryDone",
                ended.id().toString(),
                "delivery-done:" + ended.id() + ":" + occasion,
                new DeliveryDone(told(ended.outcome())));
    }

    /** The process knows two ends: it reached the person, or staff have to bring it there. */
    private static DeliveryOutcome told(@Nullable DeliveryOutcome outcome) {
        return outcome != null && outcome.waitsForStaff() ? DeliveryOutcome.FAILED : DeliveryOutcome.SENT;
    }

    void posted(DeliveryId id) {
        jdbc.sql("update delivery set outcome = 'posted', finished_at = ? where id = ?")
                .params(now(), id.value())
                .update();
    }

    void decide(
            DeliveryId id,
            DeliveryDecision.Code code,
            @Nullable String note,
            @Nullable String trackedNumber,
            String staff) {
        UUID noteId = UUID.randomUUID();
        byte[] stored =
                vault.safeFor(KeyOwner.request(get(id).request().value())).sealText(place(noteId), note);
        jdbc.sql("""
                        insert into delivery_decision
                            (note_id, delivery_id, code, note, tracked_number, decided_by, decided_at)
                        values (:noteId, :delivery, :code, :note, :tracked, :staff, :now)
                        """)
                .param("noteId", noteId)
                .param("delivery", id.value())
                .param("code", code.code())
                .param("note", stored, Types.BINARY)
                .param("tracked", trackedNumber)
                .param("staff", staff)
                .param("now", now())
                .update();
    }

    Optional<DeliveryDecision> pending(DeliveryId id) {
        return decisions(id).stream()
                .filter(decision -> decision.confirmedAt() == null)
                .reduce((_, last) -> last);
    }

    /** Oldest first. */
    List<DeliveryDecision> decisions(DeliveryId id) {
        Optional<Safe> safe = vault.find(KeyOwner.request(get(id).request().value()));
        return jdbc.sql("""
                        select code, note, note_id, tracked_number, decided_by, decided_at, confirmed_at from delivery_decision
                        where delivery_id = ? order by id
                        """)
                .param(id.value())
                .query((row, n) -> new DeliveryDecision(
                        DeliveryDecision.Code.of(row.getString("code")),
                        note(row, safe),
                        row.getString("tracked_number"),
                        row.getString("decided_by"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        instant(row, "confirmed_at")))
                .list();
    }

    private static Place place(UUID noteId) {
        return new Place("delivery_decision", "note", noteId);
    }

    private static @Nullable String note(ResultSet row, Optional<Safe> safe) throws SQLException {
        byte[] stored = row.getBytes("note");
        Place place = place(row.getObject("note_id", UUID.class));
        return stored == null
                ? null
                : safe.map(open -> open.text(place, stored)).orElse(null);
    }

    void confirm(DeliveryId id) {
        jdbc.sql("""
                        update delivery_decision set confirmed_at = ?
                        where id = (select max(id) from delivery_decision where delivery_id = ? and confirmed_at is null)
                        """).params(now(), id.value()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Delivery read(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new Delivery(
                new DeliveryId(row.getObject("id", UUID.class)),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getObject("outgoing_message_id", UUID.class),
                row.getInt("attempt"),
                outcome == null ? null : DeliveryOutcome.of(outcome),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

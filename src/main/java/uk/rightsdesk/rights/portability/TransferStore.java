package uk.rightsdesk.rights.portability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
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

/** The table of transfers: at most one for a request. */
@Repository
class TransferStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    TransferStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Takes the place of an earlier choice that was not carried out, and of what was decided about that. */
    void choose(RequestId request, TransferMethod method, String name, String target, String country, String staff) {
        forget(request);
        Safe safe = vault.safeFor(owner(request));
        jdbc.sql("""
                        insert into portability_transfer (request_id, id, method, name, target, country, chosen_by, chosen_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        request.value(),
                        UUID.randomUUID(),
                        method.code(),
                        safe.seal(place(request, "name"), name),
                        safe.seal(place(request, "target"), target),
                        country,
                        staff,
                        now())
                .update();
    }

    void forget(RequestId request) {
        jdbc.sql("delete from portability_transfer where request_id = ? and started_at is null")
                .param(request.value())
                .update();
    }

    void clear(RequestId request, String reasons, String staff) {
        jdbc.sql("""
                        update portability_transfer set cleared_by = ?, cleared_at = ?, clearance = ?
                        where request_id = ? and started_at is null
                        """)
                .params(
                        staff,
                        now(),
                        vault.safeFor(owner(request)).seal(place(request, "clearance"), reasons),
                        request.value())
                .update();
    }

    void started(RequestId request, UUID bundle, @Nullable UUID message) {
        jdbc.sql("""
                        update portability_transfer set started_at = :now, bundle_id = :bundle, message_id = :message::uuid
                        where request_id = :request and started_at is null
                        """)
                .param("now", now())
                .param("bundle", bundle)
                .param("message", message)
                .param("request", request.value())
                .update();
    }

    /** @return false when it was settled before */
    boolean settled(RequestId request, Transfer.Outcome outcome, @Nullable String failure, @Nullable String receipt) {
        return jdbc.sql("""
                                update portability_transfer
                                set outcome = :outcome, failure = :failure, settled_at = :now, receipt = :receipt
                                where request_id = :request and outcome is null
                                """)
                        .param("outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .param("failure", failure)
                        .param("now", now())
                        .param(
                                "receipt",
                                receipt == null
                                        ? null
                                        : vault.safeFor(owner(request)).seal(place(request, "receipt"), receipt),
                                Types.BINARY)
                        .param("request", request.value())
                        .update()
                == 1;
    }

    Optional<Transfer> of(RequestId request) {
        Optional<Safe> safe = vault.find(owner(request));
        return safe.flatMap(open -> jdbc.sql("select * from portability_transfer where request_id = ?")
                .param(request.value())
                .query((row, _) -> read(request, row, open))
                .optional());
    }

    Optional<RequestId> withMessage(UUID message) {
        return jdbc.sql("select request_id from portability_transfer where message_id = ?")
                .param(message)
                .query(UUID.class)
                .optional()
                .map(RequestId::new);
    }

    private static Transfer read(RequestId request, ResultSet row, Safe safe) throws SQLException {
        String outcome = row.getString("outcome");
        return new Transfer(
                row.getObject("id", UUID.class),
                request,
                TransferMethod.of(row.getString("method")),
                safe.text(place(request, "name"), row.getBytes("name")),
                safe.text(place(request, "target"), row.getBytes("target")),
                row.getString("country"),
                row.getString("chosen_by"),
                row.getString("cleared_by"),
                safe.openText(place(request, "clearance"), row.getBytes("clearance")),
                instant(row, "started_at"),
                row.getObject("message_id", UUID.class),
                row.getObject("bundle_id", UUID.class),
                outcome == null ? null : Transfer.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                row.getString("failure"),
                instant(row, "settled_at"),
                safe.openText(place(request, "receipt"), row.getBytes("receipt")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static KeyOwner owner(RequestId request) {
        return KeyOwner.request(request.value());
    }

    private static Place place(RequestId request, String column) {
        return new Place("portability_transfer", column, request);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

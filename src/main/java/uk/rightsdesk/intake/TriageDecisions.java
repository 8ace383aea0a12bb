package uk.rightsdesk.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** The table of triage decisions. */
@Repository
class TriageDecisions {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    TriageDecisions(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    void add(
            CorrespondenceId message,
            TriageDecision.Code code,
            Set<Right> rights,
            @Nullable RequestId joins,
            @Nullable String note,
            String staff) {
        UUID noteId = UUID.randomUUID();
        byte[] stored = vault.safeFor(KeyOwner.message(message.value())).sealText(place(noteId), note);
        jdbc.sql("""
                        insert into triage_decision (note_id, correspondence_id, code, rights, joins_request_id, note, decided_by, decided_at)
                        values (:noteId, :message, :code, :rights, :joins, :note, :staff, :now)
                        """)
                .param("noteId", noteId)
                .param("message", message.value())
                .param("code", code.code())
                .param("rights", rights.stream().map(Right::code).sorted().toArray(String[]::new))
                .param("joins", joins == null ? null : joins.value())
                .param("note", stored, Types.BINARY)
                .param("staff", staff)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Oldest first. */
    List<TriageDecision> of(CorrespondenceId message) {
        return jdbc.sql("""
                        select correspondence_id, note_id, note, code, rights, joins_request_id, decided_by, decided_at, confirmed_at
                        from triage_decision where correspondence_id = ? order by id
                        """).param(message.value()).query(this::read).list();
    }

    Optional<TriageDecision> pending(CorrespondenceId message) {
        return of(message).stream().filter(one -> one.confirmedAt() == null).reduce((_, last) -> last);
    }

    Optional<TriageDecision> confirmed(CorrespondenceId message) {
        return of(message).stream().filter(one -> one.confirmedAt() != null).reduce((_, last) -> last);
    }

    void confirm(CorrespondenceId message) {
        jdbc.sql("""
                        update triage_decision set confirmed_at = ? where id =
                            (select max(id) from triage_decision where correspondence_id = ? and confirmed_at is null)
                        """).params(Timestamp.from(clock.instant()), message.value()).update();
    }

    private static Place place(UUID noteId) {
        return new Place("triage_decision", "note", noteId);
    }

    private @Nullable String note(ResultSet row) throws SQLException {
        byte[] stored = row.getBytes("note");
        Place place = place(row.getObject("note_id", UUID.class));
        return stored == null
                ? null
                : vault.find(KeyOwner.message(row.getObject("correspondence_id", UUID.class)))
                        .map(safe -> safe.text(place, stored))
                        .orElse(null);
    }

    private TriageDecision read(ResultSet row, int number) throws SQLException {
        UUID joins = row.getObject("joins_request_id", UUID.class);
        Timestamp confirmed = row.getTimestamp("confirmed_at");
        return new TriageDecision(
                TriageDecision.Code.of(row.getString("code")),
                Arrays.stream((String[]) row.getArray("rights").getArray())
                        .map(Right::of)
                        .collect(Collectors.toSet()),
                joins == null ? null : new RequestId(joins),
                note(row),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                confirmed == null ? null : confirmed.toInstant());
    }
}

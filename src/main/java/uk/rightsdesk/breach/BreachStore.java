package uk.rightsdesk.breach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** The table of breaches; what people wrote is sealed by a key of its own for each. */
@Repository
class BreachStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    BreachStore(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    Optional<BreachId> raisedBy(BreachSource source, String sourceId) {
        return jdbc.sql("select id from breach where source = ? and source_id = ?")
                .params(source.code(), sourceId)
                .query((row, _) -> new BreachId(row.getObject(1, UUID.class)))
                .optional();
    }

    long nextNumber() {
        return jdbc.sql("select nextval('breach_number')").query(Long.class).single();
    }

    /** @return false where the same source raised one meanwhile */
    boolean insert(
            BreachId id,
            String reference,
            BreachSource source,
            String sourceId,
            @Nullable RequestId request,
            Instant awareAt,
            Instant raisedAt,
            String by,
            BreachFacts facts) {
        return jdbc.sql("""
                                insert into breach (id, reference, source, source_id, request_id, aware_at, raised_at,
                                    raised_by, facts)
                                values (:id, :reference, :source, :sourceId, :request, :aware, :raised, :by, :facts)
                                on conflict (source, source_id) do nothing
                                """)
                        .param("id", id.value())
                        .param("reference", reference)
                        .param("source", source.code())
                        .param("sourceId", sourceId)
                        .param("request", request == null ? null : request.value())
                        .param("aware", Timestamp.from(awareAt))
                        .param("raised", Timestamp.from(raisedAt))
                        .param("by", by)
                        .param("facts", stored(id, "facts", facts))
                        .update()
                == 1;
    }

    Optional<Breach> find(BreachId id) {
        return jdbc.sql("select * from breach where id = ?")
                .param(id.value())
                .query(this::read)
                .optional();
    }

    Optional<BreachId> byReference(String reference) {
        return jdbc.sql("select id from breach where reference = ?")
                .param(reference)
                .query((row, _) -> new BreachId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Newest first. */
    List<Breach> all() {
        return jdbc.sql("select * from breach order by raised_at desc, reference desc")
                .query(this::read)
                .list();
    }

    List<Breach> of(RequestId request) {
        return jdbc.sql("select * from breach where request_id = ? order by raised_at")
                .param(request.value())
                .query(this::read)
                .list();
    }

    /** @return whether this instance carries it: the first one does */
    boolean bind(BreachId id, String cluster, long processInstance) {
        jdbc.sql("""
                        update breach set cluster_id = ?, process_instance_key = ?
                        where id = ? and process_instance_key is null
                        """).params(cluster, processInstance, id.value()).update();
        return jdbc.sql("select cluster_id = ? and process_instance_key = ? from breach where id = ?")
                .params(cluster, processInstance, id.value())
                .query(Boolean.class)
                .single();
    }

    void facts(BreachId id, BreachFacts facts) {
        jdbc.sql(
                        "update breach set facts = :facts, people = coalesce(:people, people), records = :records where id = :id")
                .param("facts", stored(id, "facts", facts))
                .param("people", facts.people(), Types.INTEGER)
                .param("records", facts.records(), Types.INTEGER)
                .param("id", id.value())
                .update();
    }

    void assess(BreachId id, Assessment assessment) {
        jdbc.sql("""
                        update breach set people = ?, data_kind = ?, severity = ?, likelihood = ?, unreadable = ?,
                            contained = ?, assessed_by = ?, assessed_at = ? where id = ?
                        """)
                .params(
                        assessment.people(),
                        assessment.dataKind().code(),
                        assessment.severity().code(),
                        assessment.likelihood().code(),
                        assessment.unreadable(),
                        assessment.contained(),
                        assessment.by(),
                        Timestamp.from(assessment.at()),
                        id.value())
                .update();
    }

    void advise(BreachId id, Notification advice) {
        jdbc.sql("update breach set advice = ? where id = ?")
                .params(advice.code(), id.value())
                .update();
    }

    /** A later decision takes the place of an earlier one, and of what a second person said to that. */
    void decide(BreachId id, Notification notification, String reasons, String by, Instant at) {
        jdbc.sql("""
                        update breach set decision = ?, decision_reasons = ?, decided_by = ?, decided_at = ?,
                            confirmed_at = null, agreement = null, agreed_by = null, agreed_at = null where id = ?
                        """)
                .params(
                        notification.code(),
                        vault.safeFor(owner(id)).seal(place(id, "decision_reasons"), reasons),
                        by,
                        Timestamp.from(at),
                        id.value())
                .update();
    }

    void confirm(BreachId id, Instant at) {
        jdbc.sql("update breach set confirmed_at = coalesce(confirmed_at, ?) where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    /** The case is weighed anew: what was decided before stands no longer. */
    void undecide(BreachId id) {
        jdbc.sql("""
                        update breach set decision = null, decision_reasons = null, decided_by = null,
                            decided_at = null, confirmed_at = null, agreement = null, agreed_by = null, agreed_at = null where id = ?
                        """).param(id.value()).update();
    }

    void agree(BreachId id, boolean agreed, String by, Instant at) {
        jdbc.sql("update breach set agreement = ?, agreed_by = ?, agreed_at = ? where id = ?")
                .params(agreed ? "agree" : "return", by, Timestamp.from(at), id.value())
                .update();
    }

    void affected(BreachId id, Affected affected, @Nullable Integer count, String by, Instant at) {
        jdbc.sql("""
                        update breach set affected_decision = :decision, exception = :exception, affected = :affected,
                            affected_count = :count, affected_by = :by, affected_at = :at where id = :id
                        """)
                .param("decision", affected instanceof Affected.Excepted ? "exception" : "write")
                .param(
                        "exception",
                        affected instanceof Affected.Excepted excepted
                                ? excepted.exception().code()
                                : null)
                .param("affected", stored(id, "affected", affected))
                .param("count", count, Types.INTEGER)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    /** @return false when it was closed before */
    boolean close(BreachId id, Instant at) {
        return jdbc.sql("update breach set closed_at = ? where id = ? and closed_at is null")
                        .params(Timestamp.from(at), id.value())
                        .update()
                == 1;
    }

    private Breach read(ResultSet row, int number) throws SQLException {
        BreachId id = new BreachId(row.getObject("id", UUID.class));
        UUID request = row.getObject("request_id", UUID.class);
        byte[] affected = row.getBytes("affected");
        String advice = row.getString("advice");
        return new Breach(
                id,
                row.getString("reference"),
                BreachSource.of(row.getString("source")),
                request == null ? null : new RequestId(request),
                row.getTimestamp("aware_at").toInstant(),
                row.getTimestamp("raised_at").toInstant(),
                row.getString("raised_by"),
                opened(id, "facts", row.getBytes("facts"), BreachFacts.class),
                assessment(row),
                advice == null ? null : Notification.of(advice),
                decision(id, row),
                affected == null ? null : opened(id, "affected", affected, Affected.class),
                row.getObject("affected_count", Integer.class),
                instant(row, "closed_at"));
    }

    private static @Nullable Assessment assessment(ResultSet row) throws SQLException {
        Instant at = instant(row, "assessed_at");
        return at == null
                ? null
                : new Assessment(
                        row.getInt("people"),
                        DataKind.of(row.getString("data_kind")),
                        Severity.of(row.getString("severity")),
                        Likelihood.of(row.getString("likelihood")),
                        row.getBoolean("unreadable"),
                        row.getBoolean("contained"),
                        row.getString("assessed_by"),
                        at);
    }

    private @Nullable BreachDecision decision(BreachId id, ResultSet row) throws SQLException {
        Instant at = instant(row, "decided_at");
        if (at == null) {
            return null;
        }
        Instant agreedAt = instant(row, "agreed_at");
        return new BreachDecision(
                Notification.of(row.getString("decision")),
                vault.safe(owner(id)).text(place(id, "decision_reasons"), row.getBytes("decision_reasons")),
                row.getString("decided_by"),
                at,
                row.getObject("confirmed_at") != null,
                agreedAt == null
                        ? null
                        : new BreachDecision.Agreement(
                                Objects.equals(row.getString("agreement"), "agree"),
                                row.getString("agreed_by"),
                                agreedAt));
    }

    byte[] stored(BreachId id, String column, Object content) {
        return vault.safeFor(owner(id)).seal(place(id, column), json.writeValueAsBytes(content));
    }

    <T> T opened(BreachId id, String column, byte[] stored, Class<T> type) {
        return json.readValue(vault.safe(owner(id)).open(place(id, column), stored), type);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static KeyOwner owner(BreachId id) {
        return KeyOwner.breach(id.value());
    }

    private static Place place(BreachId id, String column) {
        return new Place("breach", column, id);
    }
}

package uk.rightsdesk.rights.restriction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.letter.RestrictionGround;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The tables of restrictions. */
@Repository
class RestrictionStore {

    private final JdbcClient jdbc;
    private final Vault vault;

    RestrictionStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @return whether it was stored: not once an earlier one of the request is in force */
    boolean decide(
            RequestId request, RestrictionGround ground, boolean granted, String reasons, String by, Instant at) {
        byte[] stored = vault.safeFor(owner(request)).seal(reasons(request), reasons);
        return jdbc.sql("""
                        insert into restriction (request_id, ground, granted, reasons, decided_by, decided_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (request_id) do update set ground = excluded.ground, granted = excluded.granted,
                            reasons = excluded.reasons, decided_by = excluded.decided_by, decided_at = excluded.decided_at
                        where restriction.set_at is null
                        """)
                        .params(request.value(), ground.code(), granted, stored, by, Timestamp.from(at))
                        .update()
                == 1;
    }

    Optional<Restriction> of(RequestId request) {
        return jdbc.sql("select * from restriction where request_id = ?")
                .param(request.value())
                .query(this::restriction)
                .optional();
    }

    /** Those in force, oldest first. */
    List<Restriction> inForce() {
        return jdbc.sql("select * from restriction where set_at is not null and lifted_at is null order by set_at")
                .query(this::restriction)
                .list();
    }

    void set(RequestId request, List<SubjectMatch> people, Instant at) {
        for (SubjectMatch person : people) {
            jdbc.sql("insert into restriction_subject (request_id, system, subject_key) values (?, ?, ?)"
                            + " on conflict do nothing")
                    .params(request.value(), person.system(), person.subjectKey())
                    .update();
        }
        jdbc.sql("update restriction set set_at = ? where request_id = ?")
                .params(Timestamp.from(at), request.value())
                .update();
    }

    /** The people whom this restriction alone keeps from being used: those whom no other one in force is about. */
    List<SubjectMatch> heldBy(RequestId request) {
        return jdbc.sql("""
                        select s.system, s.subject_key from restriction_subject s
                        where s.request_id = ? and not exists (
                            select from restriction_subject o join restriction r on r.request_id = o.request_id
                            where o.system = s.system and o.subject_key = s.subject_key
                              and o.request_id <> s.request_id and r.set_at is not null and r.lifted_at is null)
                        order by s.system, s.subject_key
                        """)
                .param(request.value())
                .query((row, _) -> person(row))
                .list();
    }

    /** The other restrictions in force about anybody whom this one is, or was, about. */
    List<RequestId> othersInForce(RequestId request) {
        return jdbc.sql("""
                        select distinct o.request_id from restriction_subject s
                        join restriction_subject o on o.system = s.system and o.subject_key = s.subject_key
                        join restriction r on r.request_id = o.request_id
                        where s.request_id = ? and o.request_id <> s.request_id
                          and r.set_at is not null and r.lifted_at is null
                        """)
                .param(request.value())
                .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class)))
                .list();
    }

    /** The people whose data may only be stored now. */
    List<SubjectMatch> restricted() {
        return jdbc.sql("""
                        select distinct s.system, s.subject_key from restriction_subject s
                        join restriction r on r.request_id = s.request_id
                        where r.set_at is not null and r.lifted_at is null
                        """).query((row, _) -> person(row)).list();
    }

    private static SubjectMatch person(ResultSet row) throws SQLException {
        return new SubjectMatch(row.getString("system"), row.getString("subject_key"), Identifier.Kind.EMAIL);
    }

    /** Until the transaction ends no other restriction is set or lifted: two may be about one person. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('restriction'))")
                .query((_, _) -> true)
                .single();
    }

    void end(RequestId request, String reasons, String by, Instant at) {
        byte[] stored = vault.safeFor(owner(request)).seal(ending(request), reasons);
        jdbc.sql("""
                        update restriction set ending_reasons = ?, ending_by = ?, ending_at = ?
                        where request_id = ? and ending_at is null
                        """).params(stored, by, Timestamp.from(at), request.value()).update();
    }

    void told(RequestId request, LocalDate liftsOn) {
        jdbc.sql("update restriction set lifts_on = ? where request_id = ?")
                .params(liftsOn, request.value())
                .update();
    }

    void lifted(RequestId request, Instant at) {
        jdbc.sql("update restriction set lifted_at = ? where request_id = ?")
                .params(Timestamp.from(at), request.value())
                .update();
    }

    private Restriction restriction(ResultSet row, int number) throws SQLException {
        RequestId request = new RequestId(row.getObject("request_id", UUID.class));
        Optional<Safe> safe = vault.find(owner(request));
        byte[] endingReasons = row.getBytes("ending_reasons");
        return new Restriction(
                request,
                RestrictionGround.of(row.getString("ground")),
                row.getBoolean("granted"),
                text(safe, reasons(request), row.getBytes("reasons")),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                instant(row, "set_at"),
                endingReasons == null
                        ? null
                        : new Restriction.Ending(
                                text(safe, ending(request), endingReasons),
                                row.getString("ending_by"),
                                Objects.requireNonNull(instant(row, "ending_at")),
                                row.getObject("lifts_on", LocalDate.class)),
                instant(row, "lifted_at"));
    }

    private static String text(Optional<Safe> safe, Place place, byte[] stored) {
        return safe.map(by -> by.text(place, stored)).orElse("");
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static KeyOwner owner(RequestId request) {
        return KeyOwner.request(request.value());
    }

    private static Place reasons(RequestId request) {
        return new Place("restriction", "reasons", request);
    }

    private static Place ending(RequestId request) {
        return new Place("restriction", "ending_reasons", request);
    }
}

package uk.rightsdesk.rights.objection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.letter.OverridingGround;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The table of objections. A trigger keeps changes out once the second person has them. */
@Repository
class ObjectionStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    ObjectionStore(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    void decide(RequestId request, Objection objection) {
        byte[] balancing = vault.safeFor(KeyOwner.request(request.value()))
                .seal(place(request, objection.purpose()), json.writeValueAsBytes(objection.balancing()));
        OverridingGround ground = objection.ground();
        jdbc.sql("""
                        insert into objection (request_id, purpose, outcome, ground, balancing, decided_by, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (request_id, purpose) do update set outcome = excluded.outcome,
                            ground = excluded.ground, balancing = excluded.balancing,
                            decided_by = excluded.decided_by, decided_at = excluded.decided_at
                        """)
                .param(request.value())
                .param(objection.purpose())
                .param(objection.outcome().code())
                .param(ground == null ? null : ground.code())
                .param(balancing)
                .param(objection.decidedBy())
                .param(Timestamp.from(objection.decidedAt()))
                .update();
    }

    int remove(RequestId request, String purpose) {
        return jdbc.sql("delete from objection where request_id = ? and purpose = ?")
                .params(request.value(), purpose)
                .update();
    }

    void stopped(RequestId request, String purpose, Instant at) {
        jdbc.sql("update objection set stopped_at = ? where request_id = ? and purpose = ?")
                .params(Timestamp.from(at), request.value(), purpose)
                .update();
    }

    /** In the order in which they were decided. */
    List<Objection> of(RequestId request) {
        return vault.find(KeyOwner.request(request.value()))
                .map(safe -> jdbc.sql("select * from objection where request_id = ? order by decided_at, purpose")
                        .param(request.value())
                        .query((row, _) -> objection(row, request, safe))
                        .list())
                .orElse(List.of());
    }

    private Objection objection(ResultSet row, RequestId request, Safe safe) throws SQLException {
        String purpose = row.getString("purpose");
        String ground = row.getString("ground");
        return new Objection(
                purpose,
                Objection.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                ground == null ? null : OverridingGround.of(ground),
                json.readValue(
                        safe.open(place(request, purpose), row.getBytes("balancing")), Objection.Balancing.class),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant());
    }

    private static Place place(RequestId request, String purpose) {
        return new Place("objection", "balancing", request + "/" + purpose);
    }
}

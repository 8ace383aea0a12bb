package uk.rightsdesk.rights.rectification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.datamap.ChangePlan;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** Plans of corrections. They hold the new values, so they are sealed. */
@Repository
class CorrectionPlanStore {

    private final JdbcClient jdbc;
    private final Vault vault;

    CorrectionPlanStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @param id of the plan, by which the systems of record know that they have carried it out */
    record Stored(UUID id, ChangePlan plan) {

        /** As they were found when it was planned: a correction may be about what they are found by. */
        List<SubjectMatch> people() {
            return plan.systems().stream()
                    .flatMap(system -> system.people().stream()
                            .map(person -> new SubjectMatch(system.system(), person, Identifier.Kind.EMAIL)))
                    .toList();
        }
    }

    Optional<Stored> find(RequestId request, String occasion) {
        return jdbc.sql("select id, plan from rectification_plan where request_id = ? and occasion = ?")
                .params(request.value(), occasion)
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    String plan = vault.safe(KeyOwner.request(request.value())).text(place(id), row.getBytes("plan"));
                    return new Stored(id, ChangePlan.of(plan));
                })
                .optional();
    }

    /** Commits it at once, whatever becomes of the work around. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Stored keep(RequestId request, String occasion, ChangePlan plan) {
        UUID id = UUID.randomUUID();
        byte[] stored = vault.safeFor(KeyOwner.request(request.value())).seal(place(id), plan.json());
        jdbc.sql("insert into rectification_plan (id, request_id, occasion, plan) values (?, ?, ?, ?)")
                .params(id, request.value(), occasion, stored)
                .update();
        return new Stored(id, plan);
    }

    void refused(UUID id, Instant at) {
        jdbc.sql("update rectification_plan set refused_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    /** When a system of record last did not take a plan; empty where none has. */
    Optional<Instant> lastRefused(RequestId request) {
        return jdbc.sql(
                        "select max(refused_at) from rectification_plan where request_id = ? having max(refused_at) is not null")
                .param(request.value())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private static Place place(UUID id) {
        return new Place("rectification_plan", "plan", id);
    }
}

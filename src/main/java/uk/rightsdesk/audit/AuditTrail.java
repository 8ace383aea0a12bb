package uk.rightsdesk.audit;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far the events of a request are sealed. */
@Component
public class AuditTrail {

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param events how many there are
     * @param sealedUpTo sequence number of the last event that a checkpoint outside the database has sealed; 0 when
     *     there is none
     */
    public record State(int events, int sealedUpTo) {}

    @Transactional(readOnly = true)
    public State of(UUID request) {
        return jdbc.sql("""
                        select count(*) as events, coalesce(
                            (select min(seq) - 1 from audit_unsealed where request_id = :request), max(seq), 0) as sealed
                        from request_event where request_id = :request""")
                .param("request", request)
                .query((row, _) -> new State(row.getInt("events"), row.getInt("sealed")))
                .single();
    }
}

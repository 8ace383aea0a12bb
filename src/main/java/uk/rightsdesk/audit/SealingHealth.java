package uk.rightsdesk.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether events are being sealed: down when no round has succeeded for as long as three of them take. */
@Component("audit")
@ConditionalOnBooleanProperty(name = "rightsdesk.audit.sealing", matchIfMissing = true)
class SealingHealth implements HealthIndicator {

    private final SealingSchedule schedule;
    private final Clock clock;
    private final Duration patience;

    SealingHealth(SealingSchedule schedule, AuditProperties properties, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
        this.patience = properties.interval().multipliedBy(3);
    }

    @Override
    public Health health() {
        SealingSchedule.Health rounds = schedule.health();
        Instant last = rounds.lastSuccess();
        boolean up = last != null && last.plus(patience).isAfter(clock.instant());
        Health.Builder health = (up ? Health.up() : Health.down()).withDetail("failuresInARow", rounds.failures());
        return last == null
                ? health.build()
                : health.withDetail("lastSuccess", last).build();
    }
}

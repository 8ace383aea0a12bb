package uk.rightsdesk.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether mail is coming in: down when no sweep has succeeded for as long as three of them take. */
@Component("mailbox")
@ConditionalOnBooleanProperty(name = "rightsdesk.mail.imap.enabled", matchIfMissing = true)
class MailboxHealth implements HealthIndicator {

    private final MailboxSweep sweep;
    private final Clock clock;
    private final Duration patience;

    MailboxHealth(MailboxSweep sweep, IntakeProperties properties, Clock clock) {
        this.sweep = sweep;
        this.clock = clock;
        this.patience = properties.imap().sweep().multipliedBy(3);
    }

    @Override
    public Health health() {
        MailboxSweep.Health sweeps = sweep.health();
        Instant last = sweeps.lastSuccess();
        boolean up = last != null && last.plus(patience).isAfter(clock.instant());
        Health.Builder health = (up ? Health.up() : Health.down()).withDetail("failuresInARow", sweeps.failures());
        return last == null
                ? health.build()
                : health.withDetail("lastSuccess", last).build();
    }
}

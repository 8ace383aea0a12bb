package uk.rightsdesk.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The writing half of the outbox; {@link EffectRunner} is the performing half. */
@Component
class DbSchedulerOutbox implements Outbox {

    /** Something was taken down; heard after the commit. */
    record EffectEnqueued() {}

    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9:_.-]{1,200}");

    private final EffectRegister register;
    private final SchedulerClient scheduler;
    private final ApplicationEventPublisher events;

    /** The time of tries is the machine's, never the legal clock that tests and rehearsals move. */
    private final SystemClock now = new SystemClock();

    DbSchedulerOutbox(DataSource dataSource, EffectRegister register, ApplicationEventPublisher events) {
        this.register = register;
        this.events = events;
        this.scheduler = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .serializer(new JsonPayload())
                .build();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public <T extends Record> void enqueue(Effect<T> effect, String businessKey, T payload) {
        enqueue(effect, businessKey, payload, Duration.ZERO);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public <T extends Record> void enqueue(Effect<T> effect, String businessKey, T payload, Duration pause) {
        if (!OPAQUE.matcher(businessKey).matches()) {
            throw new IllegalArgumentException(
                    "Business key of effect " + effect.name() + " is not made of opaque ids and codes");
        }
        if (register.enter(effect.name(), businessKey)) {
            scheduler.scheduleIfNotExists(
                    new TaskInstance<>(effect.name(), businessKey, payload),
                    now.now().plus(pause));
            events.publishEvent(new EffectEnqueued());
        }
    }
}

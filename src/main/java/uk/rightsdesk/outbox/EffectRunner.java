package uk.rightsdesk.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Performs the effects taken down, and what recurs, by the product's one db-scheduler. */
@Component
class EffectRunner {

    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);

    /** An effect whose bean is gone for a release or two must wait for it, and never be swept away. */
    private static final Duration KEEP_UNKNOWN = Duration.ofDays(3650);

    private static final Duration RECURRING_RETRY = Duration.ofMinutes(5);

    private final EffectRegister register;
    private final TransactionTemplate transaction;
    private final ObservationRegistry observations;
    private final Backoff backoff;
    private final Scheduler scheduler;

    EffectRunner(
            DataSource dataSource,
            List<Effect<?>> effects,
            ObjectProvider<Recurring> recurring,
            EffectRegister register,
            PlatformTransactionManager transactions,
            ObservationRegistry observations,
            OutboxProperties properties) {
        this.register = register;
        this.transaction = new TransactionTemplate(transactions);
        this.observations = observations;
        this.backoff = new Backoff(properties.firstPause());
        this.scheduler = Scheduler.create(
                        dataSource, effects.stream().<Task<?>>map(this::task).toList())
                .startTasks(
                        recurring.orderedStream().map(EffectRunner::recurring).toList())
                .serializer(new JsonPayload())
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(properties.threads())
                .pollingInterval(properties.pollingInterval())
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(4)
                .deleteUnresolvedAfter(KEEP_UNKNOWN)
                .shutdownMaxWait(properties.shutdownWait())
                // Its own log lines would quote exception messages
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        scheduler.start();
    }

    @TransactionalEventListener(classes = DbSchedulerOutbox.EffectEnqueued.class, phase = TransactionPhase.AFTER_COMMIT)
    void look() {
        scheduler.triggerCheckForDueExecutions();
    }

    @PreDestroy
    void stop() {
        scheduler.stop();
    }

    private <T extends Record> Task<T> task(Effect<T> effect) {
        return Tasks.oneTime(effect.name(), effect.payloadType())
                .onFailure(retry(effect))
                .onDeadExecutionRevive()
                .execute((instance, context) -> perform(
                        effect, instance.getId(), instance.getData(), context.getExecution().consecutiveFailures));
    }

    private static RecurringTask<Void> recurring(Recurring recurring) {
        var schedule = switch (recurring.pace()) {
            case Recurring.Pace.Every(var pause) -> Schedules.fixedDelay(pause);
            case Recurring.Pace.DailyAt(var time, var zone) -> Schedules.daily(zone, time);
        };
        return Tasks.recurring(recurring.name(), schedule)
                .onFailure((attempt, operations) ->
                        operations.reschedule(attempt, attempt.getTimeDone().plus(RECURRING_RETRY)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> work(recurring));
    }

    private static void work(Recurring recurring) {
        try {
            recurring.work();
        } catch (RuntimeException failure) {
            LOG.warn("{} failed and will be tried again: {}", recurring.name(), FailureTrace.of(failure));
            throw new EffectFailed();
        }
    }

    private <T extends Record> FailureHandler<T> retry(Effect<T> effect) {
        return (attempt, operations) -> {
            var pause = backoff.pause(attempt.getExecution().consecutiveFailures, effect.longestPause());
            operations.reschedule(attempt, attempt.getTimeDone().plus(pause));
        };
    }

    private <T extends Record> void perform(Effect<T> effect, String businessKey, T payload, int failures) {
        var observation = Observation.createNotStarted("rightsdesk.effect", observations)
                .contextualName(effect.name())
                .lowCardinalityKeyValue("effect", effect.name())
                .start();
        var result = "retried";
        try (var _ = observation.openScope()) {
            result = settle(effect, businessKey, payload);
            LOG.info("Effect {} {} {}", effect.name(), businessKey, result);
        } catch (Exception failure) {
            // A system that is down fails every effect many times: the first line says where, the others only that
            LOG.warn(
                    "Effect {} {} failed {} times and will be tried again{}",
                    effect.name(),
                    businessKey,
                    failures + 1,
                    failures == 0 ? ": " + FailureTrace.of(failure) : "");
            throw new EffectFailed();
        } finally {
            observation.lowCardinalityKeyValue("result", result).stop();
        }
    }

    private <T extends Record> String settle(Effect<T> effect, String businessKey, T payload) throws Exception {
        try {
            effect.perform(businessKey, payload);
            register.settle(effect.name(), businessKey, EffectRegister.Result.PERFORMED);
            return "performed";
        } catch (PermanentFailure failure) {
            transaction.executeWithoutResult(status -> {
                effect.failed(businessKey, payload, failure.code());
                register.settle(effect.name(), businessKey, EffectRegister.Result.FAILED);
            });
            LOG.error("Effect {} {} failed for good: {}", effect.name(), businessKey, failure.code());
            return "failed";
        }
    }

    /** Tells db-scheduler to try again; the cause has been logged and goes no further. */
    private static final class EffectFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EffectFailed() {
            super(null, null, false, false);
        }
    }

    /** Pauses that double up to a limit, scattered so that many effects do not return at once. */
    record Backoff(Duration firstPause) {

        private static final int LAST_DOUBLING = 20;

        /** Between half of the pause and the whole of it. */
        Duration pause(int failures, Duration longest) {
            var whole = firstPause.multipliedBy(1L << Math.min(failures, LAST_DOUBLING));
            var millis = (whole.compareTo(longest) < 0 ? whole : longest).toMillis();
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
        }
    }
}

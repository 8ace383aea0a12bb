package uk.rightsdesk.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals what was recorded, every minute as the product is shipped; an outage of file or database only delays it. */
@Component
@ConditionalOnBooleanProperty(name = "rightsdesk.audit.sealing", matchIfMissing = true)
class SealingSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SealingSchedule.class);

    private final Sealing sealing;
    private final Duration interval;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicLong waiting;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile Health health = new Health(0, null);
    private volatile @Nullable Thread sealer;

    SealingSchedule(Sealing sealing, AuditProperties properties, MeterRegistry meters, Clock clock) {
        this.sealing = sealing;
        this.interval = properties.interval();
        this.meters = meters;
        this.clock = clock;
        this.waiting = meters.gauge("rightsdesk.audit.unsealed", new AtomicLong());
    }

    /**
     * @param failures rounds failed since the last that did not
     * @param lastSuccess null before the first
     */
    record Health(int failures, @Nullable Instant lastSuccess) {}

    Health health() {
        return health;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("audit-sealing").unstarted(this::run);
        // before it runs: it goes on only as long as it finds itself here
        sealer = thread;
        thread.start();
    }

    @Override
    public void stop() {
        sealer = null;
        wakeUps.release();
    }

    @Override
    public boolean isRunning() {
        return sealer != null;
    }

    private void run() {
        Thread self = Thread.currentThread();
        try {
            while (sealer == self) {
                round();
                if (wakeUps.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            }
        } catch (InterruptedException ended) {
            self.interrupt();
        }
    }

    /** One round; its failure is logged, counted and shown by the health, and tried again by the next. */
    void round() {
        Timer.Sample sample = Timer.start(meters);
        String result = "failed";
        try {
            result = sealing.seal() > 0 ? "sealed" : "nothing";
            waiting.set(sealing.waiting());
            if (health.failures() > 0 || health.lastSuccess() == null) {
                LOG.info("Events are sealed by signed checkpoints");
                if (sealing.signsForDevelopment()) {
                    LOG.warn("RD-7002 checkpoints are signed with a development key: not for production");
                }
            }
            health = new Health(0, clock.instant());
        } catch (RuntimeException failure) {
            if (health.failures() == 0) {
                LOG.error("RD-7001 no checkpoint could be written: {}", reason(failure));
            }
            health = new Health(health.failures() + 1, health.lastSuccess());
        } finally {
            sample.stop(Timer.builder("rightsdesk.audit.sealing")
                    .tag("result", result)
                    .register(meters));
        }
    }

    /** What others throw may quote a row. */
    private static String reason(RuntimeException failure) {
        return failure instanceof CheckpointsDiffer
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getName();
    }
}

package uk.rightsdesk.intake;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sweeps the mailbox at its slow pace, at once when woken, and with a growing pause while the server is away. */
@Component
@ConditionalOnBooleanProperty(name = "rightsdesk.mail.imap.enabled", matchIfMissing = true)
class MailboxWatch implements SmartLifecycle {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final MailboxSweep sweep;
    private final Duration pace;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable Thread watching;

    MailboxWatch(MailboxSweep sweep, IntakeProperties properties) {
        this.sweep = sweep;
        this.pace = properties.imap().sweep();
    }

    /** Mail may have come. */
    void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("mailbox-watch").unstarted(this::watch);
        // before it runs: it goes on only as long as it finds itself here
        watching = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = watching;
        watching = null;
        if (thread != null) {
            wake();
        }
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }

    private void watch() {
        Thread self = Thread.currentThread();
        try {
            while (watching == self) {
                sweep.sweep();
                if (wakeUps.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            }
        } catch (InterruptedException ended) {
            self.interrupt();
        }
    }

    private Duration pause() {
        int failures = sweep.health().failures();
        if (failures == 0) {
            return pace;
        }
        Duration growing = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        long longest = Math.min(growing.toMillis(), pace.toMillis());
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}

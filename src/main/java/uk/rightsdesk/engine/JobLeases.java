package uk.rightsdesk.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the engine from delivering a job again while it is worked on: every third of its timeout, the timeout begins
 * anew. So a job may take as long as it takes, and one whose desk was killed is soon taken up by another.
 */
final class JobLeases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobLeases.class);

    private final CamundaClient client;
    private final Duration timeout;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("job-leases").factory());

    /** @param timeout after which the engine delivers a job again */
    JobLeases(CamundaClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /** Ends with the work. */
    interface Lease extends AutoCloseable {

        @Override
        void close();
    }

    Lease keep(long job) {
        var third = timeout.toMillis() / 3;
        var renewal = clock.scheduleAtFixedRate(() -> renew(job), third, third, TimeUnit.MILLISECONDS);
        return () -> renewal.cancel(false);
    }

    /** Where the engine is down, or has no such job any longer, the work goes on: its answer is on record. */
    private void renew(long job) {
        try {
            client.newUpdateTimeoutCommand(job).timeout(timeout).send().exceptionally(refused -> {
                LOG.debug("The timeout of job {} stays", job);
                return null;
            });
        } catch (RuntimeException closed) {
            LOG.debug("The timeout of job {} stays", job);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

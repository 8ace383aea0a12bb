package uk.rightsdesk.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the outbox.
 *
 * @param threads effects performed at the same time by this instance
 * @param pollingInterval how often the table is read; an effect decided by this instance is performed at once, so this
 *     is how long one decided by another instance, or due for another try, may wait
 * @param heartbeat how often an instance says that it is alive; effects of an instance silent for four of these are
 *     performed by another
 * @param firstPause pause after the first failure, doubled by each further one
 * @param shutdownWait how long a stopping instance lets running effects finish
 */
@ConfigurationProperties("rightsdesk.outbox")
record OutboxProperties(
        @DefaultValue("4") int threads,
        @DefaultValue("1s") Duration pollingInterval,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("20s") Duration shutdownWait) {}

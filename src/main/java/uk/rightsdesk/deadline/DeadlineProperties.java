package uk.rightsdesk.deadline;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the daily sweep.
 *
 * @param sweepAt time of day in Europe/London
 * @param nearDays a request with so many days left, or fewer, to the earlier reading of its due date needs attention
 * @param startWithin a request that no process instance has taken up for so long needs attention
 */
@ConfigurationProperties("rightsdesk.deadline")
record DeadlineProperties(
        @DefaultValue("06:30") LocalTime sweepAt,
        @DefaultValue("5") int nearDays,
        @DefaultValue("1h") Duration startWithin) {}

package uk.rightsdesk.calendar;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import uk.rightsdesk.clock.WorkingDays;

/**
 * Where the calendar is corrected.
 *
 * @param overrides bank holidays proclaimed or moved after this release, in the form of
 *     {@code law/bank-holiday-overrides.csv}; read at the start and every hour. Null for none
 * @param lastKnownYear the last year for which somebody has compared the calendar with gov.uk's file
 */
@ConfigurationProperties("rightsdesk.calendar")
record CalendarProperties(
        @Nullable Resource overrides,
        @DefaultValue("" + WorkingDays.LAST_PUBLISHED_YEAR) int lastKnownYear) {}

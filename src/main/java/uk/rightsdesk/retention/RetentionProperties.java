package uk.rightsdesk.retention;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the desk keeps its own records. There is no figure in statute; these are chosen, and published with the
 * notice (UK GDPR Articles 5(1)(e) and 13(2)(a)).
 *
 * @param keepRequests how long after its closing a request is kept that was granted as asked: long enough to show that
 *     it was answered in time and what was sent, should the person or the regulator ask
 * @param keepContested how long one is kept that was refused in whole or part, or complained of, and every complaint:
 *     the six years in which a claim can be brought (Limitation Act 1980 sections 2 and 9)
 * @param at time of day, Europe/London, at which requests are looked through
 * @param batch how many rows of a rule's own table are seen to in one transaction of the system of record
 * @param slice how long a job goes from batch to batch before it tells the engine how far it is
 * @param approvals how many people must approve a run; whoever started one by hand does not count
 */
@ConfigurationProperties("rightsdesk.retention")
record RetentionProperties(
        @DefaultValue("P3Y") Period keepRequests,
        @DefaultValue("P6Y") Period keepContested,
        @DefaultValue("03:30") LocalTime at,
        @DefaultValue("1000") int batch,
        @DefaultValue("10s") Duration slice,
        @DefaultValue("1") int approvals) {}

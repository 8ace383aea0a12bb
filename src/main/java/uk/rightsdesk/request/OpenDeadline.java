package uk.rightsdesk.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.clock.ApplicableTimePeriod;

/**
 * An open request and its period.
 *
 * @param processInstanceKey null while no process instance has taken it up
 * @param byHand whether staff work it without a process
 * @param period null where it cannot be computed, for instance because it ends after the last year whose bank holidays
 *     are known
 */
public record OpenDeadline(
        RequestId id,
        String reference,
        Instant receivedAt,
        @Nullable Long processInstanceKey,
        boolean byHand,
        @Nullable ApplicableTimePeriod period) {}

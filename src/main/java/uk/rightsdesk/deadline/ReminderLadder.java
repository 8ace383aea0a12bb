package uk.rightsdesk.deadline;

import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.StatutoryClock;

/**
 * Finds the next rung for an applicable time period. After an outage or a jump of the clock only the rung that is
 * current fires: a reminder that the due date is near helps nobody once it has passed.
 */
final class ReminderLadder {

    /** A week before the safe reading of the due date, in the morning, so that there is time left to act. */
    private static final Period NOTICE = Period.ofDays(7);

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private ReminderLadder() {}

    /** The next rung and when it fires; the instant is null where none will. */
    record Next(Rung rung, @Nullable Instant at) {}

    static Next next(ApplicableTimePeriod period, Set<Rung> firedForThisDueDate, Instant now) {
        if (firedForThisDueDate.contains(Rung.OVERDUE)) {
            return new Next(Rung.NONE, null);
        }
        boolean late = !now.isBefore(period.lateAt());
        if (late || firedForThisDueDate.contains(Rung.REMINDER)) {
            return new Next(Rung.OVERDUE, period.lateAt());
        }
        Instant reminder = period.safeDue()
                .minus(NOTICE)
                .atTime(MORNING)
                .atZone(StatutoryClock.LONDON)
                .toInstant();
        return new Next(Rung.REMINDER, reminder);
    }
}

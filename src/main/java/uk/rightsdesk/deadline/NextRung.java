package uk.rightsdesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.StatutoryClock;

/**
 * The next step of the ladder.
 *
 * @param daysLeft the days left then, to the earlier reading of the due date, as the ladder says; null where it says
 *     none
 * @param at when it is reached; null where no step is to come unless the ledger moves
 */
record NextRung(@Nullable Integer daysLeft, @Nullable Instant at) {

    static final NextRung NONE = new NextRung(null, null);

    /** In the morning, when somebody reads it. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /**
     * The step that follows in a period: on the morning of the day with so many days left, but never after the end of a
     * period that runs, since from then on the answer is late.
     */
    static NextRung in(ApplicableTimePeriod period, Rung current, @Nullable Integer daysLeft) {
        if (current == Rung.OVERDUE || current == Rung.PAUSED) {
            return NONE;
        }
        Instant byDays = daysLeft == null ? null : morningWith(daysLeft, period.safeDue());
        Instant byEnd = ClockState.of(period) == ClockState.RUNNING ? period.lateAt() : null;
        return new NextRung(daysLeft, earlier(byDays, byEnd));
    }

    private static Instant morningWith(int daysLeft, LocalDate safeDue) {
        return safeDue.minusDays(daysLeft)
                .atTime(MORNING)
                .atZone(StatutoryClock.LONDON)
                .toInstant();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}

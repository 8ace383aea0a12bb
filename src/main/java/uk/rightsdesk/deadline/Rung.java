package uk.rightsdesk.deadline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import uk.rightsdesk.clock.ApplicableTimePeriod;

/**
 * A step of the reminder ladder, from the lowest to the highest; {@code reminder-ladder.dmn} says which is current.
 * Days are counted to the earlier reading of the due date ({@link ApplicableTimePeriod#safeDue}), since work is to be
 * done by it; lateness is reported on the due date itself (law.md 3.1, 3.2).
 */
enum Rung {
    NONE,
    DUE_IN_10,
    DUE_IN_5,
    DUE_IN_2,
    DUE_TODAY,
    /** The earlier reading has passed, the later one has not; or a date that is provisional has passed. */
    SAFE_DATE_PASSED,
    /** The answer is late. */
    OVERDUE,
    /** The period is paused: not a step, but a rest on the one reached before. */
    PAUSED;

    boolean isAbove(Rung other) {
        return compareTo(other) > 0;
    }

    /** The steps between two, that a watch which was away has missed; only those that this period has. */
    static Set<Rung> between(Rung lower, Rung higher, ApplicableTimePeriod period) {
        Set<Rung> between = EnumSet.noneOf(Rung.class);
        for (Rung rung : values()) {
            if (rung.isAbove(lower) && higher.isAbove(rung) && rung.existsIn(period)) {
                between.add(rung);
            }
        }
        return between;
    }

    private boolean existsIn(ApplicableTimePeriod period) {
        return this != SAFE_DATE_PASSED || period.safeDue().isBefore(period.due());
    }

    /** The date that a notice of this step is about. */
    LocalDate dateIn(ApplicableTimePeriod period) {
        return this == OVERDUE ? period.due() : period.safeDue();
    }

    /** As in the models: {@code due-in-10}, where the usual naming of enums would not set the figure apart. */
    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

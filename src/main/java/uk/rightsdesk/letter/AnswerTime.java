package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * By when a request had to be answered. A letter dated later says that it is late and apologises, whoever writes it.
 *
 * @param dueOn the last day to answer, in Europe/London
 * @param clock how that day was found; at least one
 * @param delayedBecause why the answer is late, in full sentences by staff; blank where it is not, or nobody said
 */
public record AnswerTime(LocalDate dueOn, List<Reason> clock, String delayedBecause) {

    public AnswerTime {
        clock = List.copyOf(clock);
    }

    /** A time for which no delay is explained. */
    public static AnswerTime of(LocalDate dueOn, List<Reason> clock) {
        return new AnswerTime(dueOn, clock, "");
    }

    /** How many days after the last day a letter of this date is; zero or less where it is in time. */
    public long daysLate(LocalDate letterDate) {
        return ChronoUnit.DAYS.between(dueOn, letterDate);
    }
}

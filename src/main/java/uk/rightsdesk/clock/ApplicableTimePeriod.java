package uk.rightsdesk.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The period that the law sets for one request or complaint, worked out from its ledger. All dates are in
 * Europe/London. Store the ledger, not this: it is computed anew whenever an event, the calendar or the law moves.
 *
 * @param receivedOn the day of receipt, also where it was not a working day
 * @param relevantOn the day from which the period is counted; null while something it waits for is outstanding
 * @param provisional true while the dates will still move: something the period waits for is outstanding, and the dates
 *     are counted from receipt so that nobody drifts, or the period is paused
 * @param paused true while the answer to a clarification is awaited; the dates are those that an answer on the day of
 *     the computation would give, the earliest possible
 * @param extended true where the period was extended by a notice in time
 * @param due the last day of the period; lateness is reported on it
 * @param safeDue the earlier reading where the law is ambiguous, never after {@code due}; work and escalate on it
 * @param noticeDeadline the last day on which the notice of an extension can be sent; null where the period cannot be
 *     extended
 * @param explanation how the dates come about, in the words of a letter to the requester
 * @param rules the id of the rule that was applied, from {@code law/time-limits.csv}
 */
public record ApplicableTimePeriod(
        LocalDate receivedOn,
        @Nullable LocalDate relevantOn,
        boolean provisional,
        boolean paused,
        boolean extended,
        LocalDate due,
        LocalDate safeDue,
        @Nullable LocalDate noticeDeadline,
        List<Step> explanation,
        String rules) {

    public ApplicableTimePeriod {
        explanation = List.copyOf(explanation);
    }

    /**
     * One step of the explanation.
     *
     * @param text whole sentences of plain English
     * @param citation the source of what the sentences apply
     */
    public record Step(String text, String citation) {}

    /** The first instant at which the period is over: the start of the day after {@link #due}. */
    public Instant lateAt() {
        return due.plusDays(1).atStartOfDay(StatutoryClock.LONDON).toInstant();
    }

    /** The last second of the due date, so that whoever shows it as a date in London shows the due date. */
    public Instant dueAt() {
        return lateAt().minusSeconds(1);
    }

    /** The explanation as running text; a citation is left out where the next one begins with it. */
    public String explanationText() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < explanation.size(); i++) {
            Step step = explanation.get(i);
            text.append(i == 0 ? "" : " ").append(step.text());
            boolean last = i == explanation.size() - 1;
            if (last || !explanation.get(i + 1).citation().startsWith(step.citation())) {
                text.append(" (").append(step.citation()).append(')');
            }
        }
        return text.toString();
    }
}

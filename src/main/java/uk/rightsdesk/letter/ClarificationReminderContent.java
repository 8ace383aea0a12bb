package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * We still need your answer: the reminder of a clarification before the request is closed for want of it.
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param question the question as it was asked: full sentences by staff
 * @param askedOn the day we asked, in Europe/London
 * @param closesOn the day on which we close the request if we have heard nothing, in Europe/London; after the letter
 * @param clock where the time to answer stands; at least one
 */
public record ClarificationReminderContent(
        LetterHead head, String asked, String question, LocalDate askedOn, LocalDate closesOn, List<Reason> clock)
        implements LetterContent {

    public ClarificationReminderContent {
        clock = List.copyOf(clock);
    }
}

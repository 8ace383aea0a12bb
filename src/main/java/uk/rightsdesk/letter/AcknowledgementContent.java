package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * We have your request: what we take it to ask, and by when we answer (UK GDPR Articles 12(2) and 12A).
 *
 * @param asked what the person asked for, as words that follow "You asked for", such as "a copy of your personal data"
 * @param dueOn the last day to answer, in Europe/London
 * @param clock how that day was found, sentence by sentence; at least one
 * @param identityInQuestion whether we may still have to ask who the person is before we can answer
 * @param again whether a reply has opened the request again
 */
public record AcknowledgementContent(
        LetterHead head, String asked, LocalDate dueOn, List<Reason> clock, boolean identityInQuestion, boolean again)
        implements LetterContent {

    public AcknowledgementContent {
        clock = List.copyOf(clock);
    }
}

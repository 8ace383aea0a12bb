package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * Please tell us more about what you are looking for: asked about an access request only, and only where we reasonably
 * need it to find the data (UK GDPR Article 12A; Data Protection Act 2018 section 54(3C) for its words). The period is
 * paused from the day of this letter to the day of the reply.
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param question what we need to know: full sentences by staff; line breaks make paragraphs
 * @param reason why we reasonably need it to find the data: full sentences by staff
 * @param closesOn the day on which we close the request if we have heard nothing, in Europe/London; after the letter
 * @param clock what asking means for the time to answer; at least one
 */
public record ClarificationRequestContent(
        LetterHead head, String asked, String question, String reason, LocalDate closesOn, List<Reason> clock)
        implements LetterContent {

    public ClarificationRequestContent {
        clock = List.copyOf(clock);
    }
}

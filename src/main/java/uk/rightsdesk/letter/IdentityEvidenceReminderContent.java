package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * We still need to know who you are: the reminder of a request for evidence (UK GDPR Article 12(6)).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param askedOn the day we asked, in Europe/London
 * @param evidence what would settle it, as it was asked for; any one is enough; at least one
 * @param howToSend how the evidence reaches us safely: full sentences
 * @param replyBy the day after which we decide without the evidence, in Europe/London; after the letter
 * @param clock where the time to answer stands; at least one
 */
public record IdentityEvidenceReminderContent(
        LetterHead head,
        String asked,
        LocalDate askedOn,
        List<IdentityEvidenceRequestContent.Evidence> evidence,
        String howToSend,
        LocalDate replyBy,
        List<Reason> clock)
        implements LetterContent {

    public IdentityEvidenceReminderContent {
        evidence = List.copyOf(evidence);
        clock = List.copyOf(clock);
    }
}

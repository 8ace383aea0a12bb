package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * Please help us check who you are (UK GDPR Article 12(6)).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param doubts why we reasonably doubt who is asking; at least one
 * @param evidence what would settle it, the least intrusive first; any one of them is enough; at least one
 * @param howToSend how the evidence reaches us safely: full sentences
 * @param replyBy the day after which we decide without the evidence, in Europe/London
 * @param clock what asking means for the time to answer; at least one
 */
public record IdentityEvidenceRequestContent(
        LetterHead head,
        String asked,
        List<String> doubts,
        List<Evidence> evidence,
        String howToSend,
        LocalDate replyBy,
        List<Reason> clock)
        implements LetterContent {

    public IdentityEvidenceRequestContent {
        doubts = List.copyOf(doubts);
        evidence = List.copyOf(evidence);
        clock = List.copyOf(clock);
    }

    /**
     * One thing that would be enough.
     *
     * @param what such as "A reply from the email address of your account"
     * @param advice what may be covered up or left out; blank where there is nothing to say
     */
    public record Evidence(String what, String advice) {}
}

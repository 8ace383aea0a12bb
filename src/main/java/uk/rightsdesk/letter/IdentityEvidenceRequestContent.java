package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Please help us check who you are, or that you may act for somebody else (UK GDPR Article 12(6)).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param grounds why we reasonably doubt who is asking, or must see that they may act; at least one
 * @param evidence what would settle it, the least intrusive first; any one of them is enough; at least one
 * @param page where it can be sent instead of by reply; null where there is no such page
 * @param replyBy the day after which we decide without the evidence, in Europe/London
 * @param clock what asking means for the time to answer; at least one
 */
public record IdentityEvidenceRequestContent(
        LetterHead head,
        String asked,
        List<EvidenceGround> grounds,
        List<Evidence> evidence,
        @Nullable String page,
        LocalDate replyBy,
        List<Reason> clock)
        implements LetterContent {

    public IdentityEvidenceRequestContent {
        grounds = List.copyOf(grounds);
        evidence = List.copyOf(evidence);
        clock = List.copyOf(clock);
    }

    /** Whether it is the authority to act that we ask about. */
    public boolean ofAuthority() {
        return grounds.stream().anyMatch(EvidenceGround::isOfAuthority);
    }
}

package uk.rightsdesk.letter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * We still need to know who you are, or that you may act: the reminder of a request for evidence (UK GDPR Article
 * 12(6)).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param askedOn the day we asked, in Europe/London
 * @param evidence what would settle it, as it was asked for; any one is enough; at least one
 * @param page where it can be sent instead of by reply; null where there is no such page
 * @param replyBy the day after which we decide without the evidence, in Europe/London; after the letter
 * @param clock where the time to answer stands; at least one
 */
public record IdentityEvidenceReminderContent(
        LetterHead head,
        String asked,
        LocalDate askedOn,
        List<Evidence> evidence,
        @Nullable String page,
        LocalDate replyBy,
        List<Reason> clock)
        implements LetterContent {

    public IdentityEvidenceReminderContent {
        evidence = List.copyOf(evidence);
        clock = List.copyOf(clock);
    }

    /** Whether it is the authority to act that we ask about. */
    public boolean ofAuthority() {
        return evidence.contains(Evidence.AUTHORITY);
    }
}

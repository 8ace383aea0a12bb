package uk.rightsdesk.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we did about your objection (UK GDPR Articles 12(3), 12(4) and 21; law.md 3.12).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param items one for each purpose that was decided on; at least one
 * @param restricted whether the use of the data was restricted while we weighed
 * @param time by when we had to answer, and how that day was found
 */
public record ObjectionOutcomeContent(
        LetterHead head, String asked, List<Item> items, boolean restricted, AnswerTime time) implements LetterContent {

    public ObjectionOutcomeContent {
        items = List.copyOf(items);
    }

    /** What became of the objection to one purpose. */
    public enum Result implements Coded {
        STOPPED,
        /** The purpose rests on consent: what the person says withdraws it (Article 7(3)). */
        CONSENT_WITHDRAWN,
        CONTINUED
    }

    /**
     * One purpose.
     *
     * @param purpose in words of the data map, such as "To answer your questions and complaints"
     * @param ground why we go on; null unless we do
     * @param reason what the grounds are and why they override: full sentences by staff; blank unless we go on
     */
    public record Item(
            String purpose, Result result, @Nullable OverridingGround ground, String reason) {}
}

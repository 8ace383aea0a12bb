package uk.rightsdesk.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers about rectification, restriction and objection as the sample company would write them. */
final class OutcomeSamples {

    static final String RECTIFY = "the correction of your personal data";
    static final String RESTRICT = "a limit on how we use your personal data";
    static final String OBJECT = "an end to a use of your personal data";

    private OutcomeSamples() {}

    /** Corrected in part: one datum, an opinion supplemented, another datum not changed. */
    static RectificationOutcomeContent rectification(LetterHead head) {
        return rectification(
                head,
                List.of(
                        new RectificationOutcomeContent.Item(
                                "Your account: Postcode", RectificationOutcomeContent.Result.CORRECTED, false, ""),
                        new RectificationOutcomeContent.Item(
                                "Messages with our staff: Text",
                                RectificationOutcomeContent.Result.STATEMENT_ADDED,
                                true,
                                "The note says how our member of staff saw the call on 3 March 2026."),
                        new RectificationOutcomeContent.Item(
                                "Your account: Date of birth",
                                RectificationOutcomeContent.Result.REFUSED,
                                false,
                                "The passport that you showed us on 20 November 2026 has the date that we hold.")));
    }

    static RectificationOutcomeContent rectification(LetterHead head, List<RectificationOutcomeContent.Item> items) {
        return new RectificationOutcomeContent(head, RECTIFY, items, true, LetterSamples.inTime());
    }

    static ErasureOutcomeContent erasure(LetterHead head) {
        return new ErasureOutcomeContent(
                head,
                "the erasure of your personal data",
                List.of(
                        new ErasureOutcomeContent.Item(
                                "Sign-ins", 412, ErasureOutcomeContent.Result.ERASED, "", "", ""),
                        new ErasureOutcomeContent.Item(
                                "Your account", 1, ErasureOutcomeContent.Result.ANONYMISED, "", "", ""),
                        new ErasureOutcomeContent.Item(
                                "Consents",
                                3,
                                ErasureOutcomeContent.Result.KEPT,
                                "a legal obligation",
                                "UK GDPR Article 17(3)(b)",
                                "Six years from the date of the event, the period in which legal claims can be made")),
                "The office manager looked through the signed agreements. There was none with your name.",
                35,
                LetterSamples.inTime());
    }

    static ErasureOutcomeContent nothingToErase(LetterHead head) {
        return new ErasureOutcomeContent(
                head, "the erasure of your personal data", List.of(), "", 35, LetterSamples.inTime());
    }

    static RestrictionOutcomeContent restriction(LetterHead head, boolean restricted, RestrictionGround ground) {
        return new RestrictionOutcomeContent(
                head,
                RESTRICT,
                restricted,
                ground,
                restricted
                        ? "You need our record of the shares for your claim against the train company."
                        : "The claim was settled in March 2026, and your lawyers told us so.",
                LetterSamples.inTime());
    }

    static RestrictionLiftingContent lifting(LetterHead head, RestrictionGround ground) {
        return new RestrictionLiftingContent(
                head,
                ground,
                "We have compared the postcode with the letter that you sent us, and corrected it.",
                head.date().plusDays(14));
    }

    static ObjectionOutcomeContent objection(LetterHead head, OverridingGround ground) {
        return objection(
                head,
                List.of(
                        new ObjectionOutcomeContent.Item(
                                "To answer your questions and complaints",
                                ObjectionOutcomeContent.Result.STOPPED,
                                null,
                                ""),
                        new ObjectionOutcomeContent.Item(
                                "To see how our website is used and to improve it",
                                ObjectionOutcomeContent.Result.CONSENT_WITHDRAWN,
                                null,
                                ""),
                        continued(ground, "Someone tried to sign in to your account 400 times in one night in May.")));
    }

    static ObjectionOutcomeContent objection(LetterHead head, List<ObjectionOutcomeContent.Item> items) {
        return new ObjectionOutcomeContent(head, OBJECT, items, true, LetterSamples.inTime());
    }

    static ObjectionOutcomeContent.Item continued(@Nullable OverridingGround ground, String reason) {
        return new ObjectionOutcomeContent.Item(
                "To keep accounts safe from misuse", ObjectionOutcomeContent.Result.CONTINUED, ground, reason);
    }
}

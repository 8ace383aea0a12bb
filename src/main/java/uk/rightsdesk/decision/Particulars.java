package uk.rightsdesk.decision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision says beyond its code. The texts are those of staff: they stay in the case store and go into the
 * letter, never into the engine. A blank text is none.
 *
 * @param ground code of the statutory ground; null where the decision needs none
 * @param reasons why; null where none were given
 * @param question what the person is asked; null unless they are
 * @param evidence the facts that show the ground to hold; null where it needs none
 * @param citation the exemption relied on; null where there is none, or naming it would defeat it
 * @param fee the costs of a fee; empty unless one is charged
 * @param effectiveOn the day of the payment or the withdrawal, in Europe/London; null for other decisions
 */
public record Particulars(
        @Nullable String ground,
        @Nullable String reasons,
        @Nullable String question,
        @Nullable String evidence,
        @Nullable String citation,
        List<FeeLine> fee,
        @Nullable LocalDate effectiveOn) {

    public Particulars {
        ground = textOrNull(ground);
        reasons = textOrNull(reasons);
        question = textOrNull(question);
        evidence = textOrNull(evidence);
        citation = textOrNull(citation);
        fee = List.copyOf(fee);
    }

    /** Reasons and nothing else, or not even those. */
    public static Particulars ofReasons(@Nullable String reasons) {
        return new Particulars(null, reasons, null, null, null, List.of(), null);
    }

    /** A statutory ground and why it holds. */
    public static Particulars ofGround(String ground, @Nullable String reasons) {
        return new Particulars(ground, reasons, null, null, null, List.of(), null);
    }

    /** A question to the requester and why it must be asked. */
    public static Particulars ofQuestion(String question, @Nullable String reasons) {
        return new Particulars(null, reasons, question, null, null, List.of(), null);
    }

    /** A fee with its costs and what shows its ground to hold. */
    public static Particulars ofFee(String ground, @Nullable String reasons, List<FeeLine> costs) {
        return new Particulars(ground, reasons, null, null, null, costs, null);
    }

    /** A refusal, what shows its ground to hold, and the exemption it relies on, if any. */
    public static Particulars ofRefusal(
            String ground, @Nullable String reasons, @Nullable String evidence, @Nullable String citation) {
        return new Particulars(ground, reasons, null, evidence, citation, List.of(), null);
    }

    /** What happened on a day, with a note where there is one. */
    public static Particulars ofDay(@Nullable LocalDate effectiveOn, @Nullable String reasons) {
        return new Particulars(null, reasons, null, null, null, List.of(), effectiveOn);
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Without the texts, so that none of them reaches a log. */
    @Override
    public String toString() {
        return "Particulars[" + ground + "]";
    }
}

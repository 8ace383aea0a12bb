package uk.rightsdesk.desk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Grounds;

/** One answer that a member of staff can give on a task page; the words agree with those of the task's form. */
record Choice(String code, String label, String help) {

    static final List<Choice> TRIAGE = List.of(
            new Choice(
                    "open",
                    "A request",
                    "Tick each right it asks for. One request is opened for each; the month counts from the day this email arrived."),
            new Choice(
                    "join",
                    "It belongs to an existing request",
                    "Give the reference. The message is added to that request."),
            new Choice(
                    "by-hand",
                    "Another matter for staff that asks for no right",
                    "To be worked outside the process for now; the email is kept on the desk."),
            new Choice(
                    "not-a-request",
                    "Not a request",
                    "Nothing in it asks for a right. When in doubt, it is a request: no special words are needed."));

    static final List<Choice> DELIVERY = List.of(
            new Choice("retry", "Send the email again", "For example when the mailbox was full and now has room."),
            new Choice(
                    "posted",
                    "Sent by post",
                    "The letter was printed and posted, marked confidential, by tracked post."));

    static List<Choice> of(DecisionKind kind) {
        return switch (kind) {
            case IDENTITY ->
                List.of(
                        new Choice(
                                "verified",
                                "Yes, no reasonable doubt remains",
                                "Do not ask for evidence when you are confident who it is."),
                        new Choice(
                                "ask-evidence",
                                "There is reasonable doubt: ask for evidence",
                                "Say what the doubt is and what would settle it with the least intrusion. The month then counts from the day the evidence arrives."),
                        new Choice(
                                "not-verified",
                                "Identity cannot be verified: close",
                                "Only after evidence was asked for and did not settle it. The person is told why and how to complain."));
            case REVIEW ->
                List.of(
                        new Choice(
                                "ready",
                                "Complete: pass to a second person",
                                "Every system was searched, what was found is this person's, and each item is decided."),
                        new Choice(
                                "collect-again",
                                "Prepare again: search once more",
                                "For example because a system was not available or an account is missing."),
                        new Choice(
                                "ask-clarification",
                                "Ask the person what they mean",
                                "Only where you reasonably need to know more to find the data. It pauses the period until they reply (UK GDPR Article 12A)."),
                        new Choice(
                                "extend",
                                "Extend the period",
                                "Up to three months from its start, once, with notice and reasons in time (UK GDPR Article 12A)."),
                        new Choice(
                                "charge-fee",
                                "Charge a fee",
                                "The period starts with the payment. A second person must agree before the notice goes (UK GDPR Articles 12(5) and 15(3))."),
                        new Choice(
                                "refuse",
                                "Refuse the request",
                                "The whole of it, with reasons. A second person must agree before the letter goes (UK GDPR Article 12(4) and (5))."));
            case APPROVAL ->
                List.of(
                        new Choice(
                                "approve",
                                "Approve: send it",
                                "You have looked at it and are not the person who reviewed it."),
                        new Choice("return", "Return to review", "Say what must change."));
            case PAYMENT ->
                List.of(
                        new Choice(
                                "paid",
                                "The fee is paid",
                                "Give the day on which the whole of it arrived. The period starts on that day (UK GDPR Article 12A)."),
                        new Choice(
                                "waived",
                                "We ask no fee after all",
                                "Give the reasons. The period counts from receipt, as if no fee had been asked for."));
            case CODE ->
                List.of(
                        new Choice(
                                "send-again",
                                "Send a new code",
                                "For example because the email was lost. It goes to the address that is held, never to another."),
                        new Choice(
                                "evidence-settles",
                                "Evidence shows who asks",
                                "Note what you saw. The address that is held is told of the request all the same."),
                        new Choice(
                                "close-unconfirmed",
                                "Nobody confirms it: close",
                                "Say why you give up. Nothing is changed, and the person hears how to ask again."));
            case ERASURE_BY_HAND ->
                List.of(
                        new Choice(
                                "erased-by-hand",
                                "Erased, or nothing was held there",
                                "Say what was found and done in each of them; the person reads it."),
                        new Choice(
                                "kept-by-hand",
                                "Something must be kept there",
                                "Say what and under which exception of Article 17(3); the person reads it."));
            case WITHDRAWAL ->
                List.of(new Choice("withdrawn", "The person has withdrawn the request", "The letter confirms it."));
        };
    }

    /** The grounds on which something may be decided, in the words of the law's guidance. */
    static List<Choice> grounds(String decision) {
        return Grounds.of(decision).stream().map(Choice::ground).toList();
    }

    private static Choice ground(String code) {
        return switch (code) {
            case "complexity" ->
                new Choice(
                        code,
                        "Complexity",
                        "Such as technical difficulty in retrieving data, exemptions for a large amount of sensitive data, or other people's confidentiality. Volume alone is not complexity.");
            case "number-of-requests" ->
                new Choice(code, "Number of requests by this person", "Requests for other rights count too.");
            case "manifestly-unfounded" ->
                new Choice(
                        code,
                        "Manifestly unfounded",
                        "Clearly no intention to exercise the right, or malicious with no real purpose. Abusive language alone is not enough.");
            case "manifestly-excessive" ->
                new Choice(
                        code,
                        "Manifestly excessive",
                        "Clearly unreasonable in all the circumstances, in particular repeated without a reasonable interval. Volume alone is not enough.");
            case "further-copies" ->
                new Choice(code, "Further copies of the same data", "The administrative cost only.");
            case "exemption" ->
                new Choice(
                        code,
                        "An exemption covers all of it",
                        "Data Protection Act 2018, Schedules 2 to 4. Name it, unless naming it would defeat it.");
            default -> throw new IllegalArgumentException("no ground " + code);
        };
    }

    /** The words for a code; the code itself where no choice bears it. */
    static String label(List<Choice> choices, String code) {
        return choices.stream()
                .filter(choice -> choice.code().equals(code))
                .map(Choice::label)
                .findFirst()
                .orElse(code);
    }

    /** A decision taken and not yet confirmed by a completed task. */
    record Taken(
            String code,
            String label,
            String by,
            String at,
            @Nullable String reasons) {

        static @Nullable Taken of(DecisionKind kind, Optional<Decision> decision) {
            return decision.map(taken -> new Taken(
                            taken.code(),
                            Choice.label(Choice.of(kind), taken.code()),
                            taken.decidedBy(),
                            London.time(taken.decidedAt()),
                            taken.reasons().orElse(null)))
                    .orElse(null);
        }
    }
}

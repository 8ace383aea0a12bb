package uk.rightsdesk.decision;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Takes the decisions of staff and confirms them against what the form of the task says. */
@Component
@Transactional
public class Decisions {

    private final DecisionRepository decisions;
    private final DecisionSeal seal;
    private final RequestJournal journal;
    private final ReviewChoices choices;
    private final ObjectProvider<ReviewRule> reviewRules;
    private final ObjectProvider<ReadyRule> readyRules;
    private final Clock clock;

    Decisions(
            DecisionRepository decisions,
            DecisionSeal seal,
            RequestJournal journal,
            ReviewChoices choices,
            ObjectProvider<ReviewRule> reviewRules,
            ObjectProvider<ReadyRule> readyRules,
            Clock clock) {
        this.decisions = decisions;
        this.seal = seal;
        this.choices = choices;
        this.reviewRules = reviewRules;
        this.readyRules = readyRules;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Records a decision; a later one of the same kind takes its place until the task is completed.
     *
     * @param reasons free text, null where none was given
     * @param staff user name of the signed-in person
     * @throws DecisionRefused when the code is unknown, reasons are missing, or the second person is the first
     */
    public void decide(RequestId request, DecisionKind kind, String code, @Nullable String reasons, String staff) {
        decide(request, kind, code, Particulars.ofReasons(reasons), staff);
    }

    /**
     * Records a decision that says more than its reasons.
     *
     * @throws DecisionRefused also when something that the decision must say is missing, or the law does not allow it
     *     today
     */
    public void decide(RequestId request, DecisionKind kind, String code, Particulars said, String staff) {
        Completeness.check(kind, code, said, StatutoryClock.dateOf(clock.instant()));
        if (!isOffered(request, kind, code)) {
            throw new DecisionRefused("The law does not allow this any longer for this request.");
        }
        if (code.equals("paid") && isBeforeTheNotice(request, said)) {
            throw new DecisionRefused("The day lies before the day on which the fee was asked for.");
        }
        if (kind == DecisionKind.REVIEW && isForbidden(request, staff)) {
            throw new DecisionRefused("You had a hand in the matter complained of. Someone else must look into it.");
        }
        if (isUndecided(request, kind, code)) {
            throw new DecisionRefused("Something must be decided first: the page says what.");
        }
        if (kind == DecisionKind.APPROVAL && isReviewer(request, staff)) {
            throw new DecisionRefused("You reviewed this answer yourself. A second person must approve it.");
        }
        decisions.save(seal.seal(new Decision(request, kind, code, said, staff, clock.instant())));
    }

    /** Whether a code is one that the person, or a later auditor, may ask the reasons of. */
    public static boolean needsReasons(String code) {
        return switch (code) {
            case "ask-evidence",
                    "not-verified",
                    "return",
                    "ask-clarification",
                    "extend",
                    "charge-fee",
                    "refuse",
                    "evidence-settles",
                    "close-unconfirmed",
                    "erased-by-hand",
                    "kept-by-hand",
                    "waived" -> true;
            default -> false;
        };
    }

    /**
     * Confirms the newest open decision of this kind against the form, and enters it in the request's events.
     *
     * @param codeOnForm the coded choice made in Tasklist; null when the form was completed without one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Confirmation confirm(RequestId request, DecisionKind kind, @Nullable String codeOnForm) {
        Optional<Decision> open = pending(request, kind);
        if (open.isEmpty()) {
            return new Confirmation.Refused(TaskProblem.CONFIRMATION_MISSING);
        }
        Decision decision = open.get();
        if (!decision.code().equals(codeOnForm)) {
            return new Confirmation.Refused(TaskProblem.CONFIRMATION_CONTRADICTS);
        }
        if (kind == DecisionKind.REVIEW && isForbidden(request, decision.decidedBy())) {
            return new Confirmation.Refused(TaskProblem.SAME_PERSON);
        }
        if (kind == DecisionKind.APPROVAL && isReviewer(request, decision.decidedBy())) {
            return new Confirmation.Refused(TaskProblem.SAME_PERSON);
        }
        if (!isOffered(request, kind, decision.code()) || isUndecided(request, kind, decision.code())) {
            return new Confirmation.Refused(TaskProblem.NOT_OFFERED);
        }
        decision.confirm(clock.instant());
        kind.event(decision.code())
                .ifPresent(event ->
                        journal.record(request, event, decision.decidedAt(), decision.decidedBy(), codes(decision)));
        return new Confirmation.Confirmed(decision);
    }

    private static Map<String, String> codes(Decision decision) {
        String ground = decision.particulars().ground();
        return ground == null
                ? Map.of("decision", decision.code())
                : Map.of("decision", decision.code(), "ground", ground);
    }

    private boolean isForbidden(RequestId request, String staff) {
        return reviewRules.stream().anyMatch(rule -> rule.forbids(request, staff));
    }

    private boolean isUndecided(RequestId request, DecisionKind kind, String code) {
        return kind == DecisionKind.REVIEW
                && code.equals("ready")
                && readyRules.stream().anyMatch(rule -> rule.isUndecided(request));
    }

    private boolean isOffered(RequestId request, DecisionKind kind, String code) {
        return kind != DecisionKind.REVIEW || choices.offered(request).contains(code);
    }

    private boolean isBeforeTheNotice(RequestId request, Particulars said) {
        return journal.latest(request, EventType.FEE_ASKED)
                .map(asked -> StatutoryClock.dateOf(asked.occurredAt()))
                .filter(askedOn ->
                        said.effectiveOn() != null && said.effectiveOn().isBefore(askedOn))
                .isPresent();
    }

    /** The decision taken on the desk that no completed task has confirmed yet. */
    @Transactional(readOnly = true)
    public Optional<Decision> pending(RequestId request, DecisionKind kind) {
        return decisions
                .findFirstByRequestIdAndKindOrderByIdDesc(request.value(), kind)
                .filter(decision -> decision.confirmedAt().isEmpty());
    }

    /**
     * The confirmed review that decided this.
     *
     * @throws IllegalStateException when the last review decided otherwise: what follows it must not happen
     */
    @Transactional(readOnly = true)
    public Decision reviewed(RequestId request, String code) {
        return confirmed(request, DecisionKind.REVIEW)
                .filter(review -> review.code().equals(code))
                .orElseThrow(() -> new IllegalStateException("request " + request + " was not reviewed as " + code));
    }

    /**
     * The confirmed review that decided this, and to which a second person has agreed.
     *
     * @throws IllegalStateException when it is not so: what follows must not happen
     */
    @Transactional(readOnly = true)
    public Decision agreed(RequestId request, String code) {
        Decision review = reviewed(request, code);
        boolean agreed = confirmed(request, DecisionKind.APPROVAL)
                .filter(approval -> approval.code().equals("approve"))
                .filter(approval -> approval.follows(review))
                .filter(approval -> !approval.decidedBy().equals(review.decidedBy()))
                .isPresent();
        if (!agreed) {
            throw new IllegalStateException("nobody agreed to " + code + " for request " + request);
        }
        return review;
    }

    private Optional<Decision> confirmed(RequestId request, DecisionKind kind) {
        return decisions.findFirstByRequestIdAndKindAndConfirmedAtIsNotNullOrderByIdDesc(request.value(), kind);
    }

    /** Whether this person made the review that is to be approved: the four-eyes rule. */
    @Transactional(readOnly = true)
    public boolean isReviewer(RequestId request, String staff) {
        return confirmed(request, DecisionKind.REVIEW)
                .filter(review -> review.decidedBy().equals(staff))
                .isPresent();
    }

    /** Every decision on a request, oldest first. */
    @Transactional(readOnly = true)
    public List<Decision> of(RequestId request) {
        return decisions.findByRequestIdOrderById(request.value());
    }
}

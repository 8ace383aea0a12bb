package uk.rightsdesk.decision;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Takes the decisions of staff and confirms them against what the form of the task says. */
@Component
@Transactional
public class Decisions {

    private final DecisionRepository decisions;
    private final RequestJournal journal;
    private final Clock clock;

    Decisions(DecisionRepository decisions, RequestJournal journal, Clock clock) {
        this.decisions = decisions;
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
        if (!kind.codes().contains(code)) {
            throw new DecisionRefused("Choose one of the decisions offered.");
        }
        boolean blank = reasons == null || reasons.isBlank();
        if (blank && needsReasons(code)) {
            throw new DecisionRefused("Give your reasons: they are kept with the request.");
        }
        if (kind == DecisionKind.APPROVAL && isReviewer(request, staff)) {
            throw new DecisionRefused("You reviewed this answer yourself. A second person must approve it.");
        }
        decisions.save(new Decision(request, kind, code, blank ? null : reasons, staff, clock.instant()));
    }

    /** Whether a code is one that the person, or a later auditor, may ask the reasons of. */
    public static boolean needsReasons(String code) {
        return switch (code) {
            case "ask-evidence", "not-verified", "return" -> true;
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
        if (kind == DecisionKind.APPROVAL && isReviewer(request, decision.decidedBy())) {
            return new Confirmation.Refused(TaskProblem.SAME_PERSON);
        }
        decision.confirm(clock.instant());
        kind.event(decision.code())
                .ifPresent(event -> journal.record(
                        request,
                        event,
                        decision.decidedAt(),
                        decision.decidedBy(),
                        Map.of("decision", decision.code())));
        return new Confirmation.Confirmed(decision);
    }

    /** The decision taken on the desk that no completed task has confirmed yet. */
    @Transactional(readOnly = true)
    public Optional<Decision> pending(RequestId request, DecisionKind kind) {
        return decisions.findFirstByRequestIdAndKindAndConfirmedAtIsNullOrderByIdDesc(request.value(), kind);
    }

    /** Whether this person made the review that is to be approved: the four-eyes rule. */
    @Transactional(readOnly = true)
    public boolean isReviewer(RequestId request, String staff) {
        return decisions
                .findFirstByRequestIdAndKindAndConfirmedAtIsNotNullOrderByIdDesc(request.value(), DecisionKind.REVIEW)
                .filter(review -> review.decidedBy().equals(staff))
                .isPresent();
    }

    /** Every decision on a request, oldest first. */
    @Transactional(readOnly = true)
    public List<Decision> of(RequestId request) {
        return decisions.findByRequestIdOrderById(request.value());
    }
}

package uk.rightsdesk.rights.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.Confirmation;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Confirms that what was found was reviewed by a signed-in person. */
@Component
class ConfirmReviewWorker implements Worker<ConfirmReviewWorker.Input, ConfirmReviewWorker.Output> {

    private final Decisions decisions;
    private final RequestJournal journal;

    ConfirmReviewWorker(Decisions decisions, RequestJournal journal) {
        this.decisions = decisions;
        this.journal = journal;
    }

    record Input(RequestId requestId, @Nullable String reviewDecision) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-review";
    }

    @Override
    public Output work(Input input) {
        Confirmation confirmation =
                decisions.confirm(input.requestId(), DecisionKind.REVIEW, input.reviewDecision());
        if (confirmation instanceof Confirmation.Confirmed(var decision)) {
            journal.record(
                    input.requestId(),
                    EventType.REVIEWED,
                    decision.decidedAt(),
                    decision.decidedBy(),
                    Map.of("decision", decision.code()));
        }
        return new Output(confirmation.problem());
    }
}

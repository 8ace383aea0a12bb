package uk.rightsdesk.rights;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Confirms that what was found was reviewed by a signed-in person. */
@Component
class ConfirmReviewWorker implements Worker<ConfirmReviewWorker.Input, ConfirmReviewWorker.Output> {

    private final Decisions decisions;

    ConfirmReviewWorker(Decisions decisions) {
        this.decisions = decisions;
    }

    record Input(RequestId requestId, @Nullable String reviewDecision) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-review";
    }

    @Override
    public Output work(Input input) {
        return new Output(decisions
                .confirm(input.requestId(), DecisionKind.REVIEW, input.reviewDecision())
                .problem());
    }
}

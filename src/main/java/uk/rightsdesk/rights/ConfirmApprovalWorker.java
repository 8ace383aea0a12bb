package uk.rightsdesk.rights;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Confirms the second person's decision: never the person who reviewed (four-eyes rule). */
@Component
class ConfirmApprovalWorker implements Worker<ConfirmApprovalWorker.Input, ConfirmApprovalWorker.Output> {

    private final Decisions decisions;

    ConfirmApprovalWorker(Decisions decisions) {
        this.decisions = decisions;
    }

    record Input(RequestId requestId, @Nullable String approvalDecision) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-approval";
    }

    @Override
    public Output work(Input input) {
        return new Output(decisions
                .confirm(input.requestId(), DecisionKind.APPROVAL, input.approvalDecision())
                .problem());
    }
}

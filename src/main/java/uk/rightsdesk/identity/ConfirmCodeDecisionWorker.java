package uk.rightsdesk.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Confirms what an officer decided where no code came back. */
@Component
class ConfirmCodeDecisionWorker implements Worker<ConfirmCodeDecisionWorker.Input, ConfirmCodeDecisionWorker.Output> {

    private final Decisions decisions;

    ConfirmCodeDecisionWorker(Decisions decisions) {
        this.decisions = decisions;
    }

    record Input(RequestId requestId, @Nullable String codeDecision) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-code-decision";
    }

    @Override
    public Output work(Input input) {
        return new Output(decisions
                .confirm(input.requestId(), DecisionKind.CODE, input.codeDecision())
                .problem());
    }
}

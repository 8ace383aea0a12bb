package uk.rightsdesk.rights.erasure;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Confirms what an officer did, or had done, in the systems without an interface. */
@Component
class ConfirmErasureByHandWorker
        implements Worker<ConfirmErasureByHandWorker.Input, ConfirmErasureByHandWorker.Output> {

    private final Decisions decisions;

    ConfirmErasureByHandWorker(Decisions decisions) {
        this.decisions = decisions;
    }

    record Input(RequestId requestId, @Nullable String byHandDecision) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-erasure-by-hand";
    }

    @Override
    public Output work(Input input) {
        return new Output(decisions
                .confirm(input.requestId(), DecisionKind.ERASURE_BY_HAND, input.byHandDecision())
                .problem());
    }
}

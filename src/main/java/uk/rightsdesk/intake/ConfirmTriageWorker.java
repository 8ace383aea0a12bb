package uk.rightsdesk.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms what staff decided on the desk against the form of the task. */
@Component
class ConfirmTriageWorker implements Worker<ConfirmTriageWorker.Input, ConfirmTriageWorker.Output> {

    private final TriageDecisions decisions;

    ConfirmTriageWorker(TriageDecisions decisions) {
        this.decisions = decisions;
    }

    /** @param triageDecision null when the form was completed without a choice */
    record Input(CorrespondenceId correspondenceId, TriageDecision.@Nullable Code triageDecision) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-triage";
    }

    @Override
    public Output work(Input input) {
        Optional<TriageDecision> pending = decisions.pending(input.correspondenceId());
        if (pending.isEmpty()) {
            return new Output(TaskProblem.CONFIRMATION_MISSING);
        }
        if (pending.get().code() != input.triageDecision()) {
            return new Output(TaskProblem.CONFIRMATION_CONTRADICTS);
        }
        decisions.confirm(input.correspondenceId());
        return new Output(TaskProblem.NONE);
    }
}

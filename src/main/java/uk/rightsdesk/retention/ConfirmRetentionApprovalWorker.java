package uk.rightsdesk.retention;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms that a person decided about the run on the desk, and that enough people did. */
@Component
class ConfirmRetentionApprovalWorker
        implements Worker<ConfirmRetentionApprovalWorker.Input, ConfirmRetentionApprovalWorker.Output> {

    private final RetentionRuns runs;

    ConfirmRetentionApprovalWorker(RetentionRuns runs) {
        this.runs = runs;
    }

    record Input(UUID retentionRunId, @Nullable String retentionDecision) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-retention-approval";
    }

    @Override
    public Output work(Input input) {
        return new Output(runs.confirm(input.retentionRunId(), "approve".equals(input.retentionDecision())));
    }
}

package uk.rightsdesk.retention;

import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms that a person settled each finding on the desk. */
@Component
class ConfirmDataFindingsWorker implements Worker<ConfirmDataFindingsWorker.Input, ConfirmDataFindingsWorker.Output> {

    private final DataFindings findings;

    ConfirmDataFindingsWorker(DataFindings findings) {
        this.findings = findings;
    }

    record Input(UUID retentionRunId) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-data-findings";
    }

    @Override
    public Output work(Input input) {
        return new Output(
                findings.open(input.retentionRunId()).isEmpty() ? TaskProblem.NONE : TaskProblem.CONFIRMATION_MISSING);
    }
}

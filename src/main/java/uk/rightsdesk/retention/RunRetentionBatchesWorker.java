package uk.rightsdesk.retention;

import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;

/** Does the next batches of a run, for a slice of time. */
@Component
class RunRetentionBatchesWorker implements Worker<RunRetentionBatchesWorker.Input, RunRetentionBatchesWorker.Output> {

    private final RetentionRuns runs;

    RunRetentionBatchesWorker(RetentionRuns runs) {
        this.runs = runs;
    }

    record Input(UUID retentionRunId) {}

    record Output(RetentionRuns.State retentionState) {}

    @Override
    public String jobType() {
        return "run-retention-batches";
    }

    @Override
    public Output work(Input input) {
        return new Output(runs.work(input.retentionRunId()));
    }
}

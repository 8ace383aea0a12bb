package uk.rightsdesk.retention;

import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;

/** Does the next batches of a run, for a slice of time. */
@Component
class RunRetentionBatchesWorker implements Worker<RunRetentionBatchesWorker.Input, RunRetentionBatchesWorker.Output> {

    private final RunBatches batches;

    RunRetentionBatchesWorker(RunBatches batches) {
        this.batches = batches;
    }

    record Input(UUID retentionRunId) {}

    record Output(RunBatches.State retentionState) {}

    @Override
    public String jobType() {
        return "run-retention-batches";
    }

    @Override
    public Output work(Input input) {
        return new Output(batches.work(input.retentionRunId()));
    }
}

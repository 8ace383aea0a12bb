package uk.rightsdesk.retention;

import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Writes and signs what a run did. */
@Component
class WriteRetentionReceiptWorker implements Worker<WriteRetentionReceiptWorker.Input, Nothing> {

    private final RetentionRuns runs;

    WriteRetentionReceiptWorker(RetentionRuns runs) {
        this.runs = runs;
    }

    record Input(UUID retentionRunId) {}

    @Override
    public String jobType() {
        return "write-retention-receipt";
    }

    @Override
    public Nothing work(Input input) {
        runs.receipt(input.retentionRunId());
        return new Nothing();
    }
}

package uk.rightsdesk.retention;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;

/** Counts what is over, for a run that a person started or that the timer starts now. */
@Component
class PlanRetentionRunWorker implements Worker<PlanRetentionRunWorker.Input, PlanRetentionRunWorker.Output> {

    private final RetentionRuns runs;
    private final String deskUrl;

    PlanRetentionRunWorker(RetentionRuns runs, @Value("${rightsdesk.desk.base-url}") String deskUrl) {
        this.runs = runs;
        this.deskUrl = deskUrl;
    }

    record Input(@Nullable UUID retentionRunId, JobContext job) {}

    record Output(UUID retentionRunId, int retentionRulesDue, String deskUrl) {}

    @Override
    public String jobType() {
        return "plan-retention-run";
    }

    @Override
    public Output work(Input input) {
        // a second instance of the same run has nothing to do
        return runs.bind(input.retentionRunId(), input.job())
                .map(run -> new Output(run.id(), runs.plan(run), deskUrl))
                .orElseGet(() -> new Output(runs.known(input.retentionRunId()), 0, deskUrl));
    }
}

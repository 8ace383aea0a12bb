package uk.rightsdesk.retention;

import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Tells the officers that a run waits for a person: data that are over are still held meanwhile. */
@Component
class RemindOfRetentionWorker implements Worker<RemindOfRetentionWorker.Input, Nothing> {

    private final RetentionRuns runs;
    private final StaffNotices notices;

    RemindOfRetentionWorker(RetentionRuns runs, StaffNotices notices) {
        this.runs = runs;
        this.notices = notices;
    }

    record Input(UUID retentionRunId, JobContext job) {}

    @Override
    public String jobType() {
        return "remind-of-retention";
    }

    @Override
    public Nothing work(Input input) {
        RetentionRun run = runs.get(input.retentionRunId());
        String waits = run.isPaused()
                ? "is paused since " + run.pausedBy() + " made it pause"
                : run.outcome() == null ? "waits for approval" : "is through, and its findings wait to be looked at";
        notices.digest(
                NoticeRole.OFFICERS,
                "retention-waits:" + run.id() + ":" + input.job().elementInstanceKey(),
                "A retention run waits",
                "The retention run of " + run.dueOn() + " " + waits + ". See Tasklist, or the desk's page Retention.");
        return new Nothing();
    }
}

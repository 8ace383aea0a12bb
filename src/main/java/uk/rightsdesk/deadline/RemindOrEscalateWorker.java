package uk.rightsdesk.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Takes the step that the reminder ladder calls for, and tells when the next is reached. */
@Component
class RemindOrEscalateWorker implements Worker<RemindOrEscalateWorker.Input, RemindOrEscalateWorker.Output> {

    private final DeadlineWatch watch;

    RemindOrEscalateWorker(DeadlineWatch watch) {
        this.watch = watch;
    }

    record Input(
            RequestId requestId,
            Rung rung,
            @Nullable NoticeRole escalateTo,
            @Nullable Integer nextDaysLeft,
            JobContext job) {}

    record Output(boolean rungAhead, @Nullable Instant nextRungAt) {}

    @Override
    public String jobType() {
        return "remind-or-escalate";
    }

    @Override
    public Output work(Input input) {
        String occasion = Long.toString(input.job().elementInstanceKey());
        NextRung next =
                watch.climb(input.requestId(), input.rung(), input.escalateTo(), input.nextDaysLeft(), occasion);
        return new Output(next.at() != null, next.at());
    }
}

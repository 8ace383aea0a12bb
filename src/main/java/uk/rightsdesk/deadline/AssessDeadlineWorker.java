package uk.rightsdesk.deadline;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Tells the watching process what it consults the reminder ladder with. */
@Component
class AssessDeadlineWorker implements Worker<AssessDeadlineWorker.Input, AssessDeadlineWorker.Output> {

    private final DeadlineWatch watch;

    AssessDeadlineWorker(DeadlineWatch watch) {
        this.watch = watch;
    }

    record Input(RequestId requestId) {}

    record Output(
            boolean requestOpen,
            @Nullable ClockState clockState,
            @Nullable Boolean late,
            @Nullable Integer daysLeft) {}

    @Override
    public String jobType() {
        return "assess-deadline";
    }

    @Override
    public Output work(Input input) {
        return watch.standing(input.requestId())
                .map(now -> new Output(true, now.clockState(), now.late(), now.daysLeft()))
                .orElseGet(() -> new Output(false, null, null, null));
    }
}

package uk.rightsdesk.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Tells the watching process which reminder comes next and when. */
@Component
class FindNextRungWorker implements Worker<FindNextRungWorker.Input, FindNextRungWorker.Output> {

    private final DeadlineWatch watch;

    FindNextRungWorker(DeadlineWatch watch) {
        this.watch = watch;
    }

    record Input(RequestId requestId) {}

    record Output(Rung nextRung, @Nullable Instant nextRungAt) {}

    @Override
    public String jobType() {
        return "find-next-rung";
    }

    @Override
    public Output work(Input input) {
        ReminderLadder.Next next = watch.next(input.requestId());
        return new Output(next.rung(), next.at());
    }
}

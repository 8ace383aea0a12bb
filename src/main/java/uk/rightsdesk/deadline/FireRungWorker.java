package uk.rightsdesk.deadline;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Fires the rung whose time has come. */
@Component
class FireRungWorker implements Worker<FireRungWorker.Input, Nothing> {

    private final DeadlineWatch watch;

    FireRungWorker(DeadlineWatch watch) {
        this.watch = watch;
    }

    record Input(RequestId requestId, Rung nextRung) {}

    @Override
    public String jobType() {
        return "fire-rung";
    }

    @Override
    public Nothing work(Input input) {
        watch.fire(input.requestId(), input.nextRung());
        return new Nothing();
    }
}

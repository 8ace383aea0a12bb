package uk.rightsdesk.rights.erasure;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.WithSystems;

/** Plans the erasure, for an officer to review. */
@Component
class PlanErasureWorker implements Worker<PlanErasureWorker.Input, Nothing> {

    private final Requests requests;
    private final ErasurePlans plans;

    PlanErasureWorker(Requests requests, ErasurePlans plans) {
        this.requests = requests;
        this.plans = plans;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "plan-erasure";
    }

    @Override
    public Nothing work(Input input) {
        WithSystems.work(() -> plans.make(requests.get(input.requestId())));
        return new Nothing();
    }
}

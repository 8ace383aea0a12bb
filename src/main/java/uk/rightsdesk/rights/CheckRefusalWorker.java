package uk.rightsdesk.rights;

import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/**
 * Lets no refusal go on that has no reasons, no ground, nothing to show it, or no second person's agreement (UK GDPR
 * Article 12(4) and (5)). Where one comes here all the same, an incident tells operations.
 */
@Component
class CheckRefusalWorker implements Worker<CheckRefusalWorker.Input, Nothing> {

    private final Decisions decisions;

    CheckRefusalWorker(Decisions decisions) {
        this.decisions = decisions;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "check-refusal";
    }

    @Override
    public Nothing work(Input input) {
        decisions.agreed(input.requestId(), "refuse");
        return new Nothing();
    }
}

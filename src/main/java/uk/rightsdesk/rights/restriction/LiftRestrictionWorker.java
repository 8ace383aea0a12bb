package uk.rightsdesk.rights.restriction;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.rights.WithSystems;

/** Lifts a restriction of whose end the person was told. */
@Component
class LiftRestrictionWorker implements Worker<LiftRestrictionWorker.Input, Nothing> {

    private final Restrictions restrictions;

    LiftRestrictionWorker(Restrictions restrictions) {
        this.restrictions = restrictions;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "lift-restriction";
    }

    @Override
    public Nothing work(Input input) {
        return WithSystems.work(() -> {
            restrictions.lift(input.requestId());
            return new Nothing();
        });
    }
}

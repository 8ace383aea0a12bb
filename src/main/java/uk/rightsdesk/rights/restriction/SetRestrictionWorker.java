package uk.rightsdesk.rights.restriction;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.rights.WithSystems;

/** Brings a restriction that was granted into force in the systems of record. */
@Component
class SetRestrictionWorker implements Worker<SetRestrictionWorker.Input, Nothing> {

    private final RestrictionWithRecipients restriction;

    SetRestrictionWorker(RestrictionWithRecipients restriction) {
        this.restriction = restriction;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "set-restriction";
    }

    @Override
    public Nothing work(Input input) {
        return WithSystems.work(() -> {
            restriction.set(input.requestId());
            return new Nothing();
        });
    }
}

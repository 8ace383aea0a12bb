package uk.rightsdesk.rights.restriction;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.WithSystems;
import uk.rightsdesk.rights.access.CollectedData;

/** Brings a restriction that was granted into force in the systems of record. */
@Component
class SetRestrictionWorker implements Worker<SetRestrictionWorker.Input, Nothing> {

    private final Restrictions restrictions;
    private final Recipients recipients;
    private final CollectedData collected;
    private final Requests requests;

    SetRestrictionWorker(Restrictions restrictions, Recipients recipients, CollectedData collected, Requests requests) {
        this.restrictions = restrictions;
        this.recipients = recipients;
        this.collected = collected;
        this.requests = requests;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "set-restriction";
    }

    @Override
    public Nothing work(Input input) {
        return WithSystems.work(() -> {
            restrictions.set(input.requestId());
            note(requests.get(input.requestId()));
            return new Nothing();
        });
    }

    /** Those who received the data are told, whether it was asked for or is set while we check (UK GDPR Article 19). */
    private void note(Request request) {
        boolean inForce =
                restrictions.of(request.id()).filter(Restriction::inForce).isPresent();
        recipients.note(request, inForce ? collected.people(request) : List.of());
    }
}

package uk.rightsdesk.rights.objection;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.RestrictionGround;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.WithSystems;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.restriction.Restrictions;

/**
 * Restricts the use of the data while an objection is weighed (UK GDPR Article 18(1)(d)), and notes who received them:
 * they are told (Article 19).
 */
@Component
class RestrictMeanwhileWorker implements Worker<RestrictMeanwhileWorker.Input, Nothing> {

    private static final String REASONS =
            "You object to how we use your data, and we have not yet weighed your reasons.";

    private final Restrictions restrictions;
    private final Recipients recipients;
    private final CollectedData collected;
    private final Requests requests;

    RestrictMeanwhileWorker(
            Restrictions restrictions, Recipients recipients, CollectedData collected, Requests requests) {
        this.restrictions = restrictions;
        this.recipients = recipients;
        this.collected = collected;
        this.requests = requests;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "restrict-meanwhile";
    }

    @Override
    public Nothing work(Input input) {
        RequestId request = input.requestId();
        if (restrictions.of(request).isEmpty()) {
            restrictions.decide(request, RestrictionGround.OBJECTION_PENDING, true, REASONS, RequestJournal.SYSTEM);
        }
        return WithSystems.work(() -> {
            restrictions.set(request);
            Request objection = requests.get(request);
            recipients.note(objection, collected.people(objection));
            return new Nothing();
        });
    }
}

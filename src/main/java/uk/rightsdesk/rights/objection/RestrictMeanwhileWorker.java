package uk.rightsdesk.rights.objection;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.RestrictionGround;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.rights.WithSystems;
import uk.rightsdesk.rights.restriction.RestrictionWithRecipients;
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
    private final RestrictionWithRecipients restriction;

    RestrictMeanwhileWorker(Restrictions restrictions, RestrictionWithRecipients restriction) {
        this.restrictions = restrictions;
        this.restriction = restriction;
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
            restriction.set(request);
            return new Nothing();
        });
    }
}

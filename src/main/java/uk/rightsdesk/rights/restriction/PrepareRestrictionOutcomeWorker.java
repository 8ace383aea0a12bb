package uk.rightsdesk.rights.restriction;

import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.RestrictionOutcomeContent;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.AnswerLetters;

/** Writes the answer to a request for restriction: what is in force, or why it is not. */
@Component
class PrepareRestrictionOutcomeWorker
        implements Worker<PrepareRestrictionOutcomeWorker.Input, PrepareRestrictionOutcomeWorker.Output> {

    private final Requests requests;
    private final Restrictions restrictions;
    private final AnswerLetters answers;

    PrepareRestrictionOutcomeWorker(Requests requests, Restrictions restrictions, AnswerLetters answers) {
        this.requests = requests;
        this.restrictions = restrictions;
        this.answers = answers;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(DeliveryId deliveryId) {}

    @Override
    public String jobType() {
        return "prepare-restriction-outcome";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        Restriction restriction = restrictions.get(request.id());
        return new Output(answers.prepare(
                request,
                "restriction-outcome",
                Long.toString(input.job().elementInstanceKey()),
                (head, time) -> new RestrictionOutcomeContent(
                        head,
                        request.right().asked(),
                        restriction.inForce(),
                        restriction.ground(),
                        restriction.reasons(),
                        time)));
    }
}

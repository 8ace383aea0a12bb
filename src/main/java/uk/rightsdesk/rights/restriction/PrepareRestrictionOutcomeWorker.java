package uk.rightsdesk.rights.restriction;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.letter.RestrictionOutcomeContent;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.AnswerLetters;
import uk.rightsdesk.rights.LetterPreview;

/** Writes the answer to a request for restriction: what is in force, or why it is not. */
@Component
class PrepareRestrictionOutcomeWorker
        implements Worker<PrepareRestrictionOutcomeWorker.Input, PrepareRestrictionOutcomeWorker.Output>,
                LetterPreview {

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
                (head, time) -> content(request, restriction, restriction.inForce(), head, time)));
    }

    @Override
    public boolean writes(Request request, String decision) {
        return decision.equals("ready")
                && request.right() == Right.RESTRICTION
                && restrictions.of(request.id()).isPresent();
    }

    /** It is set only once a second person has agreed. */
    @Override
    public LetterContent content(Request request, int document, LetterHead head, List<Reason> clockReasons) {
        Restriction restriction = restrictions.get(request.id());
        return content(request, restriction, restriction.granted(), head, answers.time(request, clockReasons));
    }

    private static RestrictionOutcomeContent content(
            Request request, Restriction restriction, boolean granted, LetterHead head, AnswerTime time) {
        return new RestrictionOutcomeContent(
                head, request.right().asked(), granted, restriction.ground(), restriction.reasons(), time);
    }
}

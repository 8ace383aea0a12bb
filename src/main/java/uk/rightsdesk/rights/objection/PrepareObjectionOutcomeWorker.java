package uk.rightsdesk.rights.objection;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.DataMap;
import uk.rightsdesk.datamap.Purpose;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.ObjectionOutcomeContent;
import uk.rightsdesk.letter.ObjectionOutcomeContent.Result;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.AnswerLetters;
import uk.rightsdesk.rights.LetterPreview;
import uk.rightsdesk.rights.restriction.Restriction;
import uk.rightsdesk.rights.restriction.Restrictions;

/** Writes the answer to an objection, purpose by purpose. */
@Component
class PrepareObjectionOutcomeWorker
        implements Worker<PrepareObjectionOutcomeWorker.Input, PrepareObjectionOutcomeWorker.Output>, LetterPreview {

    private final Requests requests;
    private final Objections objections;
    private final Restrictions restrictions;
    private final DataMap map;
    private final AnswerLetters answers;

    PrepareObjectionOutcomeWorker(
            Requests requests, Objections objections, Restrictions restrictions, DataMap map, AnswerLetters answers) {
        this.requests = requests;
        this.objections = objections;
        this.restrictions = restrictions;
        this.map = map;
        this.answers = answers;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(DeliveryId deliveryId) {}

    @Override
    public String jobType() {
        return "prepare-objection-outcome";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        return new Output(answers.prepare(
                request,
                "objection-outcome",
                Long.toString(input.job().elementInstanceKey()),
                (head, time) -> content(request, head, time)));
    }

    @Override
    public boolean writes(Request request, String decision) {
        return decision.equals("ready")
                && request.right() == Right.OBJECTION
                && !objections.of(request.id()).isEmpty();
    }

    @Override
    public LetterContent content(Request request, int document, LetterHead head, List<Reason> clockReasons) {
        return content(request, head, answers.time(request, clockReasons));
    }

    private ObjectionOutcomeContent content(Request request, LetterHead head, AnswerTime time) {
        List<ObjectionOutcomeContent.Item> told =
                objections.of(request.id()).stream().map(this::told).toList();
        boolean restricted =
                restrictions.of(request.id()).filter(Restriction::inForce).isPresent();
        return new ObjectionOutcomeContent(head, request.right().asked(), told, restricted, time);
    }

    private ObjectionOutcomeContent.Item told(Objection objection) {
        String reasons = objection.balancing().reasons();
        return new ObjectionOutcomeContent.Item(
                map.purposes().stream()
                        .filter(purpose -> purpose.id().equals(objection.purpose()))
                        .map(Purpose::label)
                        .findFirst()
                        .orElse(objection.purpose()),
                switch (objection.outcome()) {
                    case STOP -> Result.STOPPED;
                    case WITHDRAW -> Result.CONSENT_WITHDRAWN;
                    case CONTINUE -> Result.CONTINUED;
                },
                objection.ground(),
                objection.outcome() == Objection.Outcome.CONTINUE && reasons != null ? reasons : "");
    }
}

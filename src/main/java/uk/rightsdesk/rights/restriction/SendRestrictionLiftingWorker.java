package uk.rightsdesk.rights.restriction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.RestrictionLiftingContent;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.OfficeHours;

/** Tells the person that a restriction will be lifted, before it is (UK GDPR Article 18(3)). */
@Component
class SendRestrictionLiftingWorker
        implements Worker<SendRestrictionLiftingWorker.Input, SendRestrictionLiftingWorker.Output> {

    private final Requests requests;
    private final Restrictions restrictions;
    private final LetterDispatch letters;

    SendRestrictionLiftingWorker(Requests requests, Restrictions restrictions, LetterDispatch letters) {
        this.requests = requests;
        this.restrictions = restrictions;
        this.letters = letters;
    }

    record Input(RequestId requestId) {}

    record Output(Instant liftAt) {}

    @Override
    public String jobType() {
        return "send-restriction-lifting";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        Restriction restriction = restrictions.get(request.id());
        Restriction.Ending ending = Objects.requireNonNull(restriction.ending());
        LocalDate liftsOn = ending.liftsOn() == null ? restrictions.tell(request.id()) : ending.liftsOn();
        letters.dispatch(
                request,
                "restriction-lifting",
                "lift",
                (head, _) -> new RestrictionLiftingContent(head, restriction.ground(), ending.reasons(), liftsOn));
        return new Output(OfficeHours.morningOf(liftsOn));
    }
}

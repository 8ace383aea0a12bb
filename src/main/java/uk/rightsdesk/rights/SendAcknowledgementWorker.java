package uk.rightsdesk.rights;

import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.identity.IdentityDoubt;
import uk.rightsdesk.letter.AcknowledgementContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Tells the requester that the request has arrived, how we understand it and by when it is answered. */
@Component
class SendAcknowledgementWorker implements Worker<SendAcknowledgementWorker.Input, Nothing> {

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final LetterDispatch letters;
    private final IdentityDoubt identity;
    private final RequestJournal journal;

    SendAcknowledgementWorker(
            Requests requests,
            RequestDeadlines deadlines,
            LetterDispatch letters,
            IdentityDoubt identity,
            RequestJournal journal) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.letters = letters;
        this.identity = identity;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "send-acknowledgement";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        ApplicableTimePeriod period = deadlines.of(request);
        boolean identityInQuestion = identity.mayArise(request);
        long timesAgain = journal.of(request.id()).stream()
                .filter(event -> event.type() == EventType.OPENED_AGAIN)
                .count();
        letters.dispatch(
                request,
                "acknowledgement",
                timesAgain == 0 ? "open" : "open-again-" + timesAgain,
                (head, clockReasons) -> new AcknowledgementContent(
                        head, request.right().asked(), period.due(), clockReasons, identityInQuestion, timesAgain > 0));
        journal.record(
                request.id(),
                EventType.ACKNOWLEDGEMENT_QUEUED,
                Map.of("dueOn", period.due().toString()));
        return new Nothing();
    }
}

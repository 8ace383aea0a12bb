package uk.rightsdesk.rights;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
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
import uk.rightsdesk.request.Right;

/**
 * Tells the requester that the request has arrived, how we understand it and by when it is answered. Requests that one
 * message opened are acknowledged by one letter: whichever process comes first sends it for all.
 */
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
        List<Request> opened = requests.holdOpenedBy(request.correspondenceId());
        long timesAgain = journal.of(request.id()).stream()
                .filter(event -> event.type() == EventType.OPENED_AGAIN)
                .count();
        if (timesAgain > 0) {
            send(request, "open-again-" + timesAgain, true);
            record(request, request);
        } else if (request.outcome().isEmpty() && isUnacknowledged(request)) {
            LocalDate due = deadlines.of(request).due();
            List<Request> together = opened.stream()
                    .filter(other -> !other.right().hasOwnAcknowledgement())
                    .filter(other -> other.outcome().isEmpty() && isUnacknowledged(other))
                    .filter(other -> deadlines.of(other).due().equals(due)
                            && other.requesterAddress().equalsIgnoreCase(request.requesterAddress()))
                    .toList();
            Request first = together.stream()
                    .filter(other -> other.right() == Right.ACCESS)
                    .findFirst()
                    .orElse(together.getFirst());
            send(first, "open", false);
            together.forEach(other -> record(other, first));
        }
        return new Nothing();
    }

    private boolean isUnacknowledged(Request request) {
        return journal.latest(request.id(), EventType.ACKNOWLEDGEMENT_QUEUED).isEmpty();
    }

    /** The letter's head says of the others what was asked for and by when it is answered. */
    private void send(Request request, String occasion, boolean again) {
        LocalDate due = deadlines.of(request).due();
        boolean identityInQuestion = identity.mayArise(request);
        letters.dispatch(
                request,
                "acknowledgement",
                occasion,
                (head, clockReasons) -> new AcknowledgementContent(
                        head, request.right().asked(), due, clockReasons, identityInQuestion, again));
    }

    private void record(Request request, Request letterOf) {
        journal.record(
                request.id(),
                EventType.ACKNOWLEDGEMENT_QUEUED,
                Map.of("dueOn", deadlines.of(request).due().toString(), "letterOf", letterOf.reference()));
    }
}

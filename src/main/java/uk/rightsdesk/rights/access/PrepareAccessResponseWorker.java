package uk.rightsdesk.rights.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.Deliveries;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Writes the answer, as a letter and as JSON, and hands it to delivery. */
@Component
class PrepareAccessResponseWorker
        implements Worker<PrepareAccessResponseWorker.Input, PrepareAccessResponseWorker.Output> {

    private final Requests requests;
    private final CollectedData collectedData;
    private final AccessResponseLetter letter;
    private final AccessResponseJson json;
    private final LetterDispatch letters;
    private final RequestDeadlines deadlines;
    private final Deliveries deliveries;
    private final RequestJournal journal;
    private final Clock clock;

    PrepareAccessResponseWorker(
            Requests requests,
            CollectedData collectedData,
            AccessResponseLetter letter,
            AccessResponseJson json,
            LetterDispatch letters,
            RequestDeadlines deadlines,
            Deliveries deliveries,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.collectedData = collectedData;
        this.letter = letter;
        this.json = json;
        this.letters = letters;
        this.deadlines = deadlines;
        this.deliveries = deliveries;
        this.journal = journal;
        this.clock = clock;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(DeliveryId deliveryId) {}

    @Override
    public String jobType() {
        return "prepare-access-response";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        List<CollectedElement> elements = collectedData.all(request.id());
        LocalDate due = deadlines.of(request).due();
        byte[] copy = json.write(request, today, elements);
        Letter answer = letters.write(
                request,
                (head, clockReasons) -> letter.content(head, request, elements, AnswerTime.of(due, clockReasons)));
        OutgoingMessage message = letters.message(
                request,
                "access-response",
                Long.toString(input.job().elementInstanceKey()),
                answer,
                List.of(new OutgoingMessage.Attachment(request.reference() + "-data.json", "application/json", copy)));
        DeliveryId delivery = deliveries.prepare(message);
        journal.record(
                request.id(),
                EventType.RESPONSE_PREPARED,
                Map.of(
                        "delivery", delivery.toString(),
                        "elements", Integer.toString(elements.size()),
                        "template", answer.template(),
                        "templateVersion", answer.templateVersion()));
        return new Output(delivery);
    }
}

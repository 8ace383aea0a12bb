package uk.rightsdesk.rights.access;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.download.AnswerDelivery;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.AccessResponseContent;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Writes the answer, a letter and an archive, and hands it to delivery. */
@Component
class PrepareAccessResponseWorker
        implements Worker<PrepareAccessResponseWorker.Input, PrepareAccessResponseWorker.Output> {

    private final Requests requests;
    private final CollectedData collectedData;
    private final AccessResponseLetter letter;
    private final AccessResponseBundle bundle;
    private final LetterDispatch letters;
    private final RequestDeadlines deadlines;
    private final AnswerDelivery answers;
    private final RequestJournal journal;

    PrepareAccessResponseWorker(
            Requests requests,
            CollectedData collectedData,
            AccessResponseLetter letter,
            AccessResponseBundle bundle,
            LetterDispatch letters,
            RequestDeadlines deadlines,
            AnswerDelivery answers,
            RequestJournal journal) {
        this.requests = requests;
        this.collectedData = collectedData;
        this.letter = letter;
        this.bundle = bundle;
        this.letters = letters;
        this.deadlines = deadlines;
        this.answers = answers;
        this.journal = journal;
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
        List<CollectedElement> elements = collectedData.disclosed(request.id());
        AnswerTime time = AnswerTime.of(deadlines.of(request).due(), letters.clockReasons(request));
        AccessResponseContent content = letter.content(letters.head(request), request, elements, time);
        Letter answer = letters.write(request, (_, _) -> content);
        DeliveryId delivery = answers.prepare(
                request,
                "access-response",
                Long.toString(input.job().elementInstanceKey()),
                answer,
                bundle.of(request.id(), content, elements));
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

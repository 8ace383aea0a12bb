package uk.rightsdesk.rights.access;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
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

/** Writes the answer, a letter and an archive, has the gate open it, and hands it to delivery. */
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
    private final AnswerGate gate;
    private final RequestJournal journal;

    PrepareAccessResponseWorker(
            Requests requests,
            CollectedData collectedData,
            AccessResponseLetter letter,
            AccessResponseBundle bundle,
            LetterDispatch letters,
            RequestDeadlines deadlines,
            AnswerDelivery answers,
            AnswerGate gate,
            RequestJournal journal) {
        this.requests = requests;
        this.collectedData = collectedData;
        this.letter = letter;
        this.bundle = bundle;
        this.letters = letters;
        this.deadlines = deadlines;
        this.answers = answers;
        this.gate = gate;
        this.journal = journal;
    }

    record Input(RequestId requestId, JobContext job) {}

    /** @param deliveryId null where the answer may not go */
    record Output(@Nullable DeliveryId deliveryId, TaskProblem taskProblem) {}

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
        byte[] archive = answers.pack(request, answer, bundle.of(request.id(), content, elements));
        if (!gate.passes(request, archive)) {
            return new Output(null, TaskProblem.KEPT_BACK_FOUND);
        }
        DeliveryId delivery = answers.prepare(
                request, "access-response", Long.toString(input.job().elementInstanceKey()), answer, archive);
        journal.record(
                request.id(),
                EventType.RESPONSE_PREPARED,
                Map.of(
                        "delivery", delivery.toString(),
                        "elements", Integer.toString(elements.size()),
                        "template", answer.template(),
                        "templateVersion", answer.templateVersion()));
        return new Output(delivery, TaskProblem.NONE);
    }
}

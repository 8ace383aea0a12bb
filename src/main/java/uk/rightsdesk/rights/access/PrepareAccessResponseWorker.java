package uk.rightsdesk.rights.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.delivery.download.AnswerDelivery;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Writes the answer, a letter and an archive, has the gate open it, and hands it to delivery. */
@Component
class PrepareAccessResponseWorker
        implements Worker<PrepareAccessResponseWorker.Input, PrepareAccessResponseWorker.Output> {

    private final Requests requests;
    private final AccessAnswer answer;
    private final AnswerDelivery answers;
    private final AnswerGate gate;
    private final RequestJournal journal;

    PrepareAccessResponseWorker(
            Requests requests, AccessAnswer answer, AnswerDelivery answers, AnswerGate gate, RequestJournal journal) {
        this.requests = requests;
        this.answer = answer;
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
        AccessAnswer.Written written = answer.write(request);
        Letter letter = written.letter();
        byte[] archive = answers.pack(request, letter, written.beside());
        if (!gate.passes(request, archive)) {
            return new Output(null, TaskProblem.KEPT_BACK_FOUND);
        }
        DeliveryId delivery = answers.prepare(
                request, "access-response", Long.toString(input.job().elementInstanceKey()), letter, archive);
        journal.record(
                request.id(),
                EventType.RESPONSE_PREPARED,
                Map.of(
                        "delivery", delivery.toString(),
                        "elements", Integer.toString(written.elements()),
                        "template", letter.template(),
                        "templateVersion", letter.templateVersion()));
        return new Output(delivery, TaskProblem.NONE);
    }
}

package uk.rightsdesk.rights.erasure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.Deliveries;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Writes what was erased and what was kept and why, with the signed receipt, and hands it to delivery. */
@Component
class PrepareErasureOutcomeWorker
        implements Worker<PrepareErasureOutcomeWorker.Input, PrepareErasureOutcomeWorker.Output> {

    private static final String LETTER = "erasure-outcome";

    private final Requests requests;
    private final ErasureStore store;
    private final ErasureOutcome outcome;
    private final LetterDispatch letters;
    private final Deliveries deliveries;
    private final RequestJournal journal;

    PrepareErasureOutcomeWorker(
            Requests requests,
            ErasureStore store,
            ErasureOutcome outcome,
            LetterDispatch letters,
            Deliveries deliveries,
            RequestJournal journal) {
        this.requests = requests;
        this.store = store;
        this.outcome = outcome;
        this.letters = letters;
        this.deliveries = deliveries;
        this.journal = journal;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(DeliveryId deliveryId) {}

    @Override
    public String jobType() {
        return "prepare-erasure-outcome";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        PlannedErasure planned = store.newest(request.id()).orElseThrow();
        ErasureStore.SignedReceipt receipt = store.receipt(planned.id());
        Letter letter =
                letters.write(request, (head, clockReasons) -> outcome.content(head, clockReasons, request, planned));
        String occasion = Long.toString(input.job().elementInstanceKey());
        DeliveryId delivery =
                deliveries.prepare(letters.message(request, LETTER, occasion, letter, attachments(request, receipt)));
        journal.record(
                request.id(),
                EventType.RESPONSE_PREPARED,
                Map.of(
                        "delivery", delivery.toString(),
                        "template", letter.template(),
                        "templateVersion", letter.templateVersion()));
        return new Output(delivery);
    }

    private static List<OutgoingMessage.Attachment> attachments(Request request, ErasureStore.SignedReceipt receipt) {
        String name = request.reference() + "-erasure-receipt.json";
        return List.of(
                new OutgoingMessage.Attachment(name, "application/json", receipt.bytes()),
                new OutgoingMessage.Attachment(
                        name + ".jws", "application/jose", receipt.signature().getBytes(StandardCharsets.US_ASCII)));
    }
}

package uk.rightsdesk.rights.portability;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.download.AnswerDelivery;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.PortabilityResponseContent;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.LetterPreview;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.access.CollectedElement;
import uk.rightsdesk.rights.access.ElementFiles;

/**
 * Writes the answer: the data to the person, or the receipt where they went to somebody else, or the data and why it
 * was not technically possible to send them there.
 */
@Component
class PreparePortabilityResponseWorker
        implements Worker<PreparePortabilityResponseWorker.Input, PreparePortabilityResponseWorker.Output>,
                LetterPreview {

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final CollectedData collectedData;
    private final TransferStore transfers;
    private final PortabilityBundle bundle;
    private final LetterDispatch letters;
    private final AnswerDelivery answers;
    private final RequestJournal journal;

    PreparePortabilityResponseWorker(
            Requests requests,
            RequestDeadlines deadlines,
            CollectedData collectedData,
            TransferStore transfers,
            PortabilityBundle bundle,
            LetterDispatch letters,
            AnswerDelivery answers,
            RequestJournal journal) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.collectedData = collectedData;
        this.transfers = transfers;
        this.bundle = bundle;
        this.letters = letters;
        this.answers = answers;
        this.journal = journal;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(DeliveryId deliveryId) {}

    @Override
    public String jobType() {
        return "prepare-portability-response";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        List<CollectedElement> given = collectedData.disclosed(request.id());
        boolean gone = isGone(settled(request));
        Letter letter =
                letters.write(request, (head, clockReasons) -> response(request, given.size(), head, clockReasons));
        DeliveryId delivery = answers.prepare(
                request,
                "portability-response",
                Long.toString(input.job().elementInstanceKey()),
                letter,
                gone
                        ? _ -> {}
                        : bundle.of(
                                request.reference(),
                                letters.head(request).date(),
                                ElementFiles.of(given, request.id(), collectedData)));
        journal.record(
                request.id(),
                EventType.RESPONSE_PREPARED,
                Map.of(
                        "delivery", delivery.toString(),
                        "elements", Integer.toString(given.size()),
                        "template", letter.template(),
                        "templateVersion", letter.templateVersion()));
        return new Output(delivery);
    }

    @Override
    public boolean writes(Request request, String decision) {
        return decision.equals("ready")
                && request.right() == Right.PORTABILITY
                && collectedData.report(request.id()).isPresent();
    }

    /** How a transfer that was asked for ends is not known before: the letter then says more than this. */
    @Override
    public LetterContent content(Request request, int document, LetterHead head, List<Reason> clockReasons) {
        return response(request, collectedData.disclosed(request.id()).size(), head, clockReasons);
    }

    private PortabilityResponseContent response(
            Request request, int given, LetterHead head, List<Reason> clockReasons) {
        Optional<Transfer> transfer = settled(request);
        return new PortabilityResponseContent(
                head,
                request.right().asked(),
                given,
                transfer.map(each -> outcome(request, each)).orElse(null),
                isGone(transfer) ? List.of() : PortabilityBundle.inWords(),
                leftOut(collectedData.all(request.id()).size() - given),
                AnswerTime.of(deadlines.of(request).due(), clockReasons));
    }

    private Optional<Transfer> settled(Request request) {
        return transfers.of(request.id()).filter(each -> each.outcome() != null);
    }

    private static boolean isGone(Optional<Transfer> transfer) {
        return transfer.filter(each -> each.outcome() == Transfer.Outcome.SENT).isPresent();
    }

    private PortabilityResponseContent.Transfer outcome(Request request, Transfer transfer) {
        return new PortabilityResponseContent.Transfer(
                transfer.name(),
                StatutoryClock.dateOf(Objects.requireNonNull(transfer.settledAt())),
                transfer.failure() == null ? receipt(request, transfer) : "",
                transfer.failure() == null ? "" : why(transfer.failure()));
    }

    private String receipt(Request request, Transfer transfer) {
        String sum = answers.of(request.id()).stream()
                .filter(answer -> answer.bundle().id().equals(transfer.bundle()))
                .map(answer -> answer.bundle().sha256())
                .findFirst()
                .orElse("");
        return "Check sum of what was sent (SHA-256): " + sum
                + (transfer.receipt() == null ? "" : ". Their server answered: " + transfer.receipt());
    }

    private static String why(@Nullable String failure) {
        return switch (failure) {
            case "host-not-allowed", "host-not-public", "address-not-https" ->
                "Their address is not one that we can send data to in a safe way.";
            case "host-unknown" -> "Their server could not be found.";
            case null, default -> "Their system did not take the data (" + failure + ").";
        };
    }

    private static List<Reason> leftOut(int left) {
        return left == 0
                ? List.of()
                : List.of(new Reason(
                        "We left out what is also about other people: " + left + (left == 1 ? " item." : " items."),
                        "UK GDPR Article 20(4)"));
    }
}

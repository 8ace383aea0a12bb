package uk.rightsdesk.rights.portability;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.download.Bundle;
import uk.rightsdesk.delivery.download.ThirdPartyDelivery;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Letters;
import uk.rightsdesk.letter.PortabilityTransferContent;
import uk.rightsdesk.outbox.Outbox;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.access.ElementFiles;

/** Sends the data to whom the person named; how that ended the process hears by message. */
@Component
class TransmitPortableDataWorker
        implements Worker<TransmitPortableDataWorker.Input, TransmitPortableDataWorker.Output> {

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final TransferStore transfers;
    private final CollectedData collectedData;
    private final PortabilityBundle bundle;
    private final ThirdPartyDelivery delivery;
    private final Letters letters;
    private final Outbox outbox;
    private final UploadPortableData upload;
    private final Clock clock;

    TransmitPortableDataWorker(
            Requests requests,
            RequestDeadlines deadlines,
            TransferStore transfers,
            CollectedData collectedData,
            PortabilityBundle bundle,
            ThirdPartyDelivery delivery,
            Letters letters,
            Outbox outbox,
            UploadPortableData upload,
            Clock clock) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.transfers = transfers;
        this.collectedData = collectedData;
        this.bundle = bundle;
        this.delivery = delivery;
        this.letters = letters;
        this.outbox = outbox;
        this.upload = upload;
        this.clock = clock;
    }

    record Input(RequestId requestId) {}

    record Output(UUID transferId) {}

    @Override
    public String jobType() {
        return "transmit-portable-data";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        Transfer transfer = transfers.of(request.id()).orElseThrow();
        if (!transfer.isAllowed()) {
            throw new IllegalStateException("transfer " + transfer.id() + " may not leave");
        }
        if (transfer.startedAt() == null) {
            start(request, transfer);
        }
        return new Output(transfer.id());
    }

    private void start(Request request, Transfer transfer) {
        LetterHead head = LetterHead.byEmail(
                request.reference(),
                StatutoryClock.dateOf(clock.instant()),
                transfer.name(),
                deadlines.of(request).receivedOn());
        Letter cover = letters.render(new PortabilityTransferContent(
                head, request.requesterName().orElse(request.requesterAddress()), PortabilityBundle.inWords()));
        ElementFiles elements = ElementFiles.of(collectedData.disclosed(request.id()), request.id(), collectedData);
        Bundle kept = delivery.keep(
                request,
                "portability-transfer:" + transfer.id(),
                cover,
                bundle.of(request.reference(), head.date(), elements));
        switch (transfer.method()) {
            case DOWNLOAD -> {
                UUID message = delivery.announce(
                        request,
                        kept,
                        new ThirdPartyDelivery.Reader(transfer.name(), transfer.target()),
                        "transfer-link",
                        "Data that a person asked us to send you [" + request.reference() + "]");
                transfers.started(request.id(), kept.id(), message);
            }
            case UPLOAD -> {
                transfers.started(request.id(), kept.id(), null);
                outbox.enqueue(
                        upload,
                        "upload-portable-data:" + transfer.id(),
                        new UploadPortableData.Payload(request.id().value()));
            }
        }
    }
}

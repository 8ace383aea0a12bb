package uk.rightsdesk.rights.portability;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.EmailSettled;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Notes how a transfer ended, and lets the process go on. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TransferSettling {

    private final TransferStore transfers;
    private final RequestJournal journal;
    private final ProcessMessages messages;

    TransferSettling(TransferStore transfers, RequestJournal journal, ProcessMessages messages) {
        this.transfers = transfers;
        this.journal = journal;
        this.messages = messages;
    }

    void sent(RequestId request, @Nullable String receipt) {
        settle(request, Transfer.Outcome.SENT, null, receipt);
    }

    /** @param code why, in kebab-case */
    void failed(RequestId request, String code) {
        settle(request, Transfer.Outcome.FAILED, code, null);
    }

    @EventListener
    void settled(EmailSettled email) {
        transfers.withMessage(email.mail().id()).ifPresent(request -> {
            if (email.sent()) {
                sent(request, null);
            } else {
                failed(
                        request,
                        email.mail().failureCode() == null
                                ? "not-delivered"
                                : email.mail().failureCode());
            }
        });
    }

    private void settle(
            RequestId request, Transfer.Outcome outcome, @Nullable String failure, @Nullable String receipt) {
        if (!transfers.settled(request, outcome, failure, receipt)) {
            return;
        }
        Transfer transfer = transfers.of(request).orElseThrow();
        journal.record(
                request,
                failure == null ? EventType.DATA_TRANSFERRED : EventType.TRANSFER_FAILED,
                failure == null
                        ? Map.of(
                                "transfer",
                                transfer.id().toString(),
                                "method",
                                transfer.method().code())
                        : Map.of(
                                "transfer", transfer.id().toString(),
                                "method", transfer.method().code(),
                                "code", failure));
        messages.publish(
                "Msg_TransferSettled", transfer.id().toString(), "transfer-settled:" + transfer.id(), new Nothing());
    }
}

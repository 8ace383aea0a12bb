package uk.rightsdesk.rights;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uk.rightsdesk.intake.ByHandRequests;

/** Acknowledges what no process will: the requester hears the same as of any other request. */
@Component
class ByHandAcknowledgement {

    private final SendAcknowledgementWorker acknowledgement;

    ByHandAcknowledgement(SendAcknowledgementWorker acknowledgement) {
        this.acknowledgement = acknowledgement;
    }

    /** Joins the transaction that opens the request. */
    @EventListener
    void acknowledge(ByHandRequests.Opened opened) {
        if (opened.reason() == ByHandRequests.Reason.NO_PROCESS && opened.byEmail()) {
            acknowledgement.work(new SendAcknowledgementWorker.Input(opened.request()));
        }
    }
}

package uk.rightsdesk.rights.marketing;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uk.rightsdesk.intake.ByHandRequests;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** An objection that came by post or telephone is answered by hand, but takes effect as soon as it is entered. */
@Component
class SuppressionByHand {

    private final Requests requests;
    private final StopMarketingWorker stop;

    SuppressionByHand(Requests requests, StopMarketingWorker stop) {
        this.requests = requests;
        this.stop = stop;
    }

    /** Joins the transaction that opens the request. */
    @EventListener
    void stopAtOnce(ByHandRequests.Opened opened) {
        RequestId request = opened.request();
        if (requests.get(request).right() == Right.MARKETING_OBJECTION) {
            stop.work(new StopMarketingWorker.Input(request));
        }
    }
}

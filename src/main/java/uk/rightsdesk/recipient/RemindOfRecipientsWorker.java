package uk.rightsdesk.recipient;

import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/** Reminds officers of recipients whom no email reaches, where no deadline of a request does. */
@Component
class RemindOfRecipientsWorker implements Worker<RemindOfRecipientsWorker.Input, Nothing> {

    private final Requests requests;
    private final StaffNotices notices;

    RemindOfRecipientsWorker(Requests requests, StaffNotices notices) {
        this.requests = requests;
        this.notices = notices;
    }

    record Input(RequestId requestId, JobContext job) {}

    @Override
    public String jobType() {
        return "remind-of-recipients";
    }

    @Override
    public Nothing work(Input input) {
        String reference = requests.get(input.requestId()).reference();
        notices.send(
                "recipients-wait:" + input.requestId() + ":" + input.job().elementInstanceKey(),
                input.requestId(),
                "Recipients are still to be told: " + reference,
                """
                Recipients are still to be told of a restriction of request %s, or of its end: decide in Tasklist, task
                'Decide on those without email', about those whom no email reaches. The others are written to once you
                have.
                """.formatted(reference));
        return new Nothing();
    }
}

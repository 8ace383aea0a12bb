package uk.rightsdesk.mailing;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;

/** Takes down the next people and sends the next letters; a process asks again until all is sent. */
@Component
class SendMailingBatchWorker implements Worker<SendMailingBatchWorker.Input, SendMailingBatchWorker.Output> {

    private final Mailings mailings;

    SendMailingBatchWorker(Mailings mailings) {
        this.mailings = mailings;
    }

    record Input(MailingId mailingId) {}

    /** @param mailingTotal people taken down so far */
    record Output(boolean mailingComplete, int mailingSent, int mailingTotal, int mailingUnreached) {}

    @Override
    public String jobType() {
        return "send-mailing-batch";
    }

    @Override
    public Output work(Input input) {
        MailingProgress progress = mailings.sendNext(input.mailingId());
        return new Output(progress.complete(), progress.sent(), progress.total(), progress.unattended());
    }
}

package uk.rightsdesk.mailing;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;

/** Counts those whom a mailing did not reach and whom nobody has reached in another way yet. */
@Component
class CountUnreachedWorker implements Worker<CountUnreachedWorker.Input, CountUnreachedWorker.Output> {

    private final Mailings mailings;

    CountUnreachedWorker(Mailings mailings) {
        this.mailings = mailings;
    }

    record Input(MailingId mailingId) {}

    record Output(int mailingUnreached) {}

    @Override
    public String jobType() {
        return "count-unreached";
    }

    @Override
    public Output work(Input input) {
        return new Output(mailings.progress(input.mailingId()).unattended());
    }
}

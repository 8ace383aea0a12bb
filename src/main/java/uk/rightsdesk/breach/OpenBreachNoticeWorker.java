package uk.rightsdesk.breach;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.mailing.MailingId;

/** Begins the letters to the people affected. */
@Component
class OpenBreachNoticeWorker implements Worker<OpenBreachNoticeWorker.Input, OpenBreachNoticeWorker.Output> {

    private final AffectedPeople people;

    OpenBreachNoticeWorker(AffectedPeople people) {
        this.people = people;
    }

    record Input(BreachId breachId) {}

    record Output(MailingId mailingId) {}

    @Override
    public String jobType() {
        return "open-breach-notice";
    }

    @Override
    public Output work(Input input) {
        return new Output(people.open(input.breachId()));
    }
}

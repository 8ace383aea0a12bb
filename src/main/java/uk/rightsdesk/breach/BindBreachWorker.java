package uk.rightsdesk.breach;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;

/** Binds the process instance to its breach, so that a message sent twice never leaves two at work. */
@Component
class BindBreachWorker implements Worker<BindBreachWorker.Input, BindBreachWorker.Output> {

    private final Breaches breaches;
    private final BreachStore store;
    private final String deskUrl;

    BindBreachWorker(Breaches breaches, BreachStore store, @Value("${rightsdesk.desk.base-url}") String deskUrl) {
        this.breaches = breaches;
        this.store = store;
        this.deskUrl = deskUrl;
    }

    record Input(BreachId breachId, JobContext job) {}

    record Output(boolean ownInstance, String deskUrl, String breachReference, Instant breachDueAt) {}

    @Override
    public String jobType() {
        return "bind-breach";
    }

    @Override
    public Output work(Input input) {
        Breach breach = breaches.get(input.breachId());
        boolean own =
                store.bind(breach.id(), input.job().clusterId(), input.job().processInstanceKey());
        return new Output(own, deskUrl, breach.reference(), breach.period().dueAt());
    }
}

package uk.rightsdesk.breach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;

/** Finds the next step of the watch over the 72 hours, as the case store has it now. */
@Component
class FindBreachAlertWorker implements Worker<FindBreachAlertWorker.Input, FindBreachAlertWorker.Output> {

    private final Breaches breaches;
    private final BreachAlerts alerts;

    FindBreachAlertWorker(Breaches breaches, BreachAlerts alerts) {
        this.breaches = breaches;
        this.alerts = alerts;
    }

    record Input(BreachId breachId) {}

    /** @param breachAlertAt null where there is none */
    record Output(BreachAlerts.Alert breachAlert, @Nullable Instant breachAlertAt) {}

    @Override
    public String jobType() {
        return "find-breach-alert";
    }

    @Override
    public Output work(Input input) {
        BreachAlerts.Next next = alerts.next(breaches.get(input.breachId()));
        return new Output(next.alert(), next.at());
    }
}

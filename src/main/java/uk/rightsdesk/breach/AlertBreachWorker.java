package uk.rightsdesk.breach;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Tells staff that the 72 hours run out, or have. */
@Component
class AlertBreachWorker implements Worker<AlertBreachWorker.Input, Nothing> {

    private final Breaches breaches;
    private final BreachAlerts alerts;

    AlertBreachWorker(Breaches breaches, BreachAlerts alerts) {
        this.breaches = breaches;
        this.alerts = alerts;
    }

    record Input(BreachId breachId, BreachAlerts.Alert breachAlert) {}

    @Override
    public String jobType() {
        return "alert-breach";
    }

    @Override
    public Nothing work(Input input) {
        alerts.give(breaches.get(input.breachId()), input.breachAlert());
        return new Nothing();
    }
}

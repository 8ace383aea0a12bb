package uk.rightsdesk.breach;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestJournal;

/** Closes a breach once whoever is to be told has been told; it stays in the register. */
@Component
class CloseBreachWorker implements Worker<CloseBreachWorker.Input, Nothing> {

    private final Breaches breaches;
    private final BreachStore store;
    private final BreachJournal events;
    private final Clock clock;

    CloseBreachWorker(Breaches breaches, BreachStore store, BreachJournal events, Clock clock) {
        this.breaches = breaches;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    record Input(BreachId breachId) {}

    @Override
    public String jobType() {
        return "close-breach";
    }

    @Override
    public Nothing work(Input input) {
        Breach breach = breaches.get(input.breachId());
        BreachDecision decision = breach.decision();
        if (decision == null || !breach.isSettled()) {
            throw new IllegalStateException("breach " + breach.id() + " is not decided");
        }
        if (store.close(breach.id(), clock.instant())) {
            events.record(
                    breach.id(),
                    EventType.BREACH_CLOSED,
                    RequestJournal.SYSTEM,
                    Map.of("told", decision.notification().code()));
        }
        return new Nothing();
    }
}

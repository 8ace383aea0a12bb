package uk.rightsdesk.breach;

import java.time.Clock;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms that what the form says was decided on the desk. */
@Component
class ConfirmBreachDecisionWorker
        implements Worker<ConfirmBreachDecisionWorker.Input, ConfirmBreachDecisionWorker.Output> {

    private final Breaches breaches;
    private final BreachStore store;
    private final Clock clock;

    ConfirmBreachDecisionWorker(Breaches breaches, BreachStore store, Clock clock) {
        this.breaches = breaches;
        this.store = store;
        this.clock = clock;
    }

    record Input(BreachId breachId, Notification breachDecision) {}

    record Output(TaskProblem taskProblem, boolean belowAdvice) {}

    @Override
    public String jobType() {
        return "confirm-breach-decision";
    }

    @Override
    public Output work(Input input) {
        Breach breach = breaches.get(input.breachId());
        BreachDecision decision = breach.decision();
        if (decision == null
                || decision.agreement() != null && !decision.agreement().agreed()) {
            return new Output(TaskProblem.CONFIRMATION_MISSING, false);
        }
        if (decision.notification() != input.breachDecision()) {
            return new Output(TaskProblem.CONFIRMATION_CONTRADICTS, false);
        }
        store.confirm(breach.id(), clock.instant());
        return new Output(TaskProblem.NONE, breach.isBelowAdvice());
    }
}

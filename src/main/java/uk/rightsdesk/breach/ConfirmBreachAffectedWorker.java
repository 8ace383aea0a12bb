package uk.rightsdesk.breach;

import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms that the desk knows who is written to, or which exception holds. */
@Component
class ConfirmBreachAffectedWorker
        implements Worker<ConfirmBreachAffectedWorker.Input, ConfirmBreachAffectedWorker.Output> {

    private final Breaches breaches;

    ConfirmBreachAffectedWorker(Breaches breaches) {
        this.breaches = breaches;
    }

    record Input(BreachId breachId, String affectedDecision) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-breach-affected";
    }

    @Override
    public Output work(Input input) {
        Affected affected = breaches.get(input.breachId()).affected();
        if (affected == null) {
            return new Output(TaskProblem.CONFIRMATION_MISSING);
        }
        boolean excepted = input.affectedDecision().equals("exception");
        return new Output(
                affected instanceof Affected.Excepted == excepted
                        ? TaskProblem.NONE
                        : TaskProblem.CONFIRMATION_CONTRADICTS);
    }
}

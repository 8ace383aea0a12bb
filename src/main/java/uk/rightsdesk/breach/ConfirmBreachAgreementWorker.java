package uk.rightsdesk.breach;

import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms that a second person recorded on the desk what the form says. */
@Component
class ConfirmBreachAgreementWorker
        implements Worker<ConfirmBreachAgreementWorker.Input, ConfirmBreachAgreementWorker.Output> {

    private final Breaches breaches;

    ConfirmBreachAgreementWorker(Breaches breaches) {
        this.breaches = breaches;
    }

    record Input(BreachId breachId, String breachAgreement) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-breach-agreement";
    }

    @Override
    public Output work(Input input) {
        BreachDecision decision = breaches.get(input.breachId()).decision();
        if (decision == null || decision.agreement() == null) {
            return new Output(TaskProblem.CONFIRMATION_MISSING);
        }
        if (decision.agreement().by().equals(decision.by())) {
            return new Output(TaskProblem.SAME_PERSON);
        }
        boolean agrees = input.breachAgreement().equals("agree");
        return new Output(
                decision.agreement().agreed() == agrees ? TaskProblem.NONE : TaskProblem.CONFIRMATION_CONTRADICTS);
    }
}

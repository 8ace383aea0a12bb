package uk.rightsdesk.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.Confirmation;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Confirms the decision on identity against the form. */
@Component
class ConfirmIdentityWorker implements Worker<ConfirmIdentityWorker.Input, ConfirmIdentityWorker.Output> {

    private final Decisions decisions;

    ConfirmIdentityWorker(Decisions decisions) {
        this.decisions = decisions;
    }

    record Input(RequestId requestId, @Nullable String identityDecision) {}

    record Output(TaskProblem taskProblem, @Nullable IdentityOutcome identityOutcome) {}

    @Override
    public String jobType() {
        return "confirm-identity";
    }

    @Override
    public Output work(Input input) {
        Confirmation confirmation =
                decisions.confirm(input.requestId(), DecisionKind.IDENTITY, input.identityDecision());
        return switch (confirmation) {
            case Confirmation.Refused(var problem) -> new Output(problem, null);
            case Confirmation.Confirmed(var decision) -> new Output(TaskProblem.NONE, outcome(decision.code()));
        };
    }

    private static @Nullable IdentityOutcome outcome(String decision) {
        return switch (decision) {
            case "verified" -> IdentityOutcome.VERIFIED;
            case "not-verified" -> IdentityOutcome.NOT_VERIFIED;
            default -> null; // evidence is asked for: nothing is settled yet
        };
    }
}

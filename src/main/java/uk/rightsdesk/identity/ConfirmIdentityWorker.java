package uk.rightsdesk.identity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.Confirmation;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Confirms the decision on identity against the form, and records who took it. */
@Component
class ConfirmIdentityWorker implements Worker<ConfirmIdentityWorker.Input, ConfirmIdentityWorker.Output> {

    private final Decisions decisions;
    private final RequestJournal journal;

    ConfirmIdentityWorker(Decisions decisions, RequestJournal journal) {
        this.decisions = decisions;
        this.journal = journal;
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
            case Confirmation.Refused refused -> new Output(refused.problem(), null);
            case Confirmation.Confirmed confirmed ->
                new Output(TaskProblem.NONE, outcome(input.requestId(), confirmed.decision()));
        };
    }

    private @Nullable IdentityOutcome outcome(RequestId request, Decision decision) {
        return switch (decision.code()) {
            case "verified" -> {
                record(request, EventType.IDENTITY_VERIFIED, decision);
                yield IdentityOutcome.VERIFIED;
            }
            case "not-verified" -> {
                record(request, EventType.IDENTITY_NOT_VERIFIED, decision);
                yield IdentityOutcome.NOT_VERIFIED;
            }
            default -> null; // evidence is asked for: nothing is settled yet
        };
    }

    private void record(RequestId request, EventType type, Decision decision) {
        Instant at = decision.decidedAt();
        journal.record(request, type, at, decision.decidedBy(), Map.of("decision", decision.code()));
    }
}

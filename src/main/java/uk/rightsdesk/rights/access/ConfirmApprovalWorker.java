package uk.rightsdesk.rights.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.Confirmation;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Confirms the second person's decision: never the person who reviewed (four-eyes rule). */
@Component
class ConfirmApprovalWorker implements Worker<ConfirmApprovalWorker.Input, ConfirmApprovalWorker.Output> {

    private final Decisions decisions;
    private final RequestJournal journal;

    ConfirmApprovalWorker(Decisions decisions, RequestJournal journal) {
        this.decisions = decisions;
        this.journal = journal;
    }

    record Input(RequestId requestId, @Nullable String approvalDecision) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-approval";
    }

    @Override
    public Output work(Input input) {
        Confirmation confirmation =
                decisions.confirm(input.requestId(), DecisionKind.APPROVAL, input.approvalDecision());
        if (confirmation instanceof Confirmation.Confirmed(var decision)) {
            journal.record(
                    input.requestId(),
                    EventType.APPROVAL_DECIDED,
                    decision.decidedAt(),
                    decision.decidedBy(),
                    Map.of("decision", decision.code()));
        }
        return new Output(confirmation.problem());
    }
}

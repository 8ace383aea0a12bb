package uk.rightsdesk.rights;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.Confirmation;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.RequestLedger;

/**
 * Confirms that what was found was reviewed by a signed-in person. Who answers while a fee is outstanding, of a request
 * that was closed for it and opened again, waives it: the period has never moved then.
 */
@Component
class ConfirmReviewWorker implements Worker<ConfirmReviewWorker.Input, ConfirmReviewWorker.Output> {

    private final Decisions decisions;
    private final RequestJournal journal;
    private final RequestLedger ledger;

    ConfirmReviewWorker(Decisions decisions, RequestJournal journal, RequestLedger ledger) {
        this.decisions = decisions;
        this.journal = journal;
        this.ledger = ledger;
    }

    record Input(RequestId requestId, @Nullable String reviewDecision, JobContext job) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-review";
    }

    @Override
    public Output work(Input input) {
        Confirmation confirmation = decisions.confirm(input.requestId(), DecisionKind.REVIEW, input.reviewDecision());
        if (confirmation instanceof Confirmation.Confirmed(var decision)
                && decision.code().equals("ready")
                && journal.isOutstanding(
                        input.requestId(), EventType.FEE_ASKED, EventType.FEE_PAID, EventType.FEE_WAIVED)) {
            waiveFee(input, decision);
        }
        return new Output(confirmation.problem());
    }

    private void waiveFee(Input input, Decision decision) {
        ledger.record(
                input.requestId(),
                EventType.FEE_WAIVED,
                decision.decidedAt(),
                decision.decidedBy(),
                Map.of(),
                Long.toString(input.job().elementInstanceKey()));
    }
}

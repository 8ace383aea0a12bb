package uk.rightsdesk.rights;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.Confirmation;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestLedger;

/** Confirms that a fee was paid, on which day the period starts, or that it is waived and the period never moved. */
@Component
class ConfirmPaymentWorker implements Worker<ConfirmPaymentWorker.Input, ConfirmPaymentWorker.Output> {

    private final Decisions decisions;
    private final RequestLedger ledger;

    ConfirmPaymentWorker(Decisions decisions, RequestLedger ledger) {
        this.decisions = decisions;
        this.ledger = ledger;
    }

    record Input(RequestId requestId, @Nullable String paymentDecision, JobContext job) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "confirm-payment";
    }

    @Override
    public Output work(Input input) {
        return switch (decisions.confirm(input.requestId(), DecisionKind.PAYMENT, input.paymentDecision())) {
            case Confirmation.Refused(var problem) -> new Output(problem);
            case Confirmation.Confirmed(var decision) -> {
                boolean paid = decision.code().equals("paid");
                ledger.record(
                        input.requestId(),
                        paid ? EventType.FEE_PAID : EventType.FEE_WAIVED,
                        paid ? dayOfPayment(decision) : decision.decidedAt(),
                        decision.decidedBy(),
                        Map.of(),
                        Long.toString(input.job().elementInstanceKey()));
                yield new Output(TaskProblem.NONE);
            }
        };
    }

    private static Instant dayOfPayment(Decision decision) {
        return Objects.requireNonNull(decision.particulars().effectiveOn())
                .atStartOfDay(StatutoryClock.LONDON)
                .toInstant();
    }
}

package uk.rightsdesk.rights.erasure;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.audit.Signatures;
import uk.rightsdesk.datamap.ChangeExecution;
import uk.rightsdesk.datamap.ChangeReceipt;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.rights.WithSystems;

/**
 * Erases what was agreed to, unless somebody stopped it. Each system notes the plan it carried out, so that doing this
 * again after a crash changes nothing and has the same receipt.
 */
@Component
class ExecuteErasureWorker implements Worker<ExecuteErasureWorker.Input, ExecuteErasureWorker.Output> {

    private final Decisions decisions;
    private final Erasures erasures;
    private final ErasureStore store;
    private final ChangeExecution execution;
    private final Signatures signatures;
    private final RequestJournal journal;

    ExecuteErasureWorker(
            Decisions decisions,
            Erasures erasures,
            ErasureStore store,
            ChangeExecution execution,
            Signatures signatures,
            RequestJournal journal) {
        this.decisions = decisions;
        this.erasures = erasures;
        this.store = store;
        this.execution = execution;
        this.signatures = signatures;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    enum State {
        DONE,
        STOPPED
    }

    /** @param byHandNeeded whether somebody must erase in systems without an interface, too */
    record Output(State erasureState, boolean byHandNeeded) {}

    @Override
    public String jobType() {
        return "execute-erasure";
    }

    @Override
    public Output work(Input input) {
        decisions.agreed(input.requestId(), "ready");
        PlannedErasure planned = store.newest(input.requestId()).orElseThrow();
        if (planned.undoUntil() == null) {
            throw new IllegalStateException("the plan of request " + input.requestId() + " was not announced");
        }
        if (planned.receipt() == null && erasures.isHeld(input.requestId())) {
            return new Output(State.STOPPED, false);
        }
        if (planned.receipt() == null) {
            erase(planned);
        }
        return new Output(State.DONE, !planned.plan().byHand().isEmpty());
    }

    private void erase(PlannedErasure planned) {
        ChangeReceipt receipt = WithSystems.work(() -> execution.execute(planned.id(), planned.plan()));
        store.executed(planned.id(), receipt, signatures.detached(receipt.json().getBytes(StandardCharsets.UTF_8)));
        journal.record(
                planned.request(),
                EventType.ERASED,
                Map.of("plan", planned.id().toString(), "asPlanned", Boolean.toString(receipt.asPlanned())));
    }
}

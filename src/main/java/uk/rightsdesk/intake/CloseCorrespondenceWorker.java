package uk.rightsdesk.intake;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Closes a message that opens nothing and joins nothing. */
@Component
class CloseCorrespondenceWorker implements Worker<CloseCorrespondenceWorker.Input, Nothing> {

    private final CorrespondenceStore store;
    private final TriageDecisions decisions;

    CloseCorrespondenceWorker(CorrespondenceStore store, TriageDecisions decisions) {
        this.store = store;
        this.decisions = decisions;
    }

    record Input(CorrespondenceId correspondenceId) {}

    @Override
    public String jobType() {
        return "close-correspondence";
    }

    @Override
    public Nothing work(Input input) {
        boolean byHand = decisions
                .confirmed(input.correspondenceId())
                .filter(decision -> decision.code() == TriageDecision.Code.BY_HAND)
                .isPresent();
        store.finish(input.correspondenceId(), byHand ? CorrespondenceState.BY_HAND : CorrespondenceState.CLOSED);
        return new Nothing();
    }
}

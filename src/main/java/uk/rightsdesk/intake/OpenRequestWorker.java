package uk.rightsdesk.intake;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/**
 * Opens the requests of an email: for the rights that staff found in it, or for the one right that the rules are sure
 * of. What triage accepts counts from the email's receipt too.
 */
@Component
class OpenRequestWorker implements Worker<OpenRequestWorker.Input, Nothing> {

    private final CorrespondenceStore store;
    private final TriageDecisions decisions;
    private final RequestOpening opening;

    OpenRequestWorker(CorrespondenceStore store, TriageDecisions decisions, RequestOpening opening) {
        this.store = store;
        this.decisions = decisions;
        this.opening = opening;
    }

    record Input(CorrespondenceId correspondenceId) {}

    @Override
    public String jobType() {
        return "open-request";
    }

    @Override
    public Nothing work(Input input) {
        Correspondence message = store.get(input.correspondenceId());
        opening.open(
                message,
                decisions.confirmed(message.id()).map(TriageDecision::rights).orElseGet(message::rights));
        return new Nothing();
    }
}

package uk.rightsdesk.breach;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Keeps what the decision table came to, so that the desk can show it and hold decisions against it. */
@Component
class NoteBreachAdviceWorker implements Worker<NoteBreachAdviceWorker.Input, Nothing> {

    private final BreachStore store;

    NoteBreachAdviceWorker(BreachStore store) {
        this.store = store;
    }

    record Input(BreachId breachId, Notification breachAdvice) {}

    @Override
    public String jobType() {
        return "note-breach-advice";
    }

    @Override
    public Nothing work(Input input) {
        store.advise(input.breachId(), input.breachAdvice());
        return new Nothing();
    }
}

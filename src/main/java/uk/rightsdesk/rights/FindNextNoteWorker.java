package uk.rightsdesk.rights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Tells the process when the next progress note is sent, if one is owed. */
@Component
class FindNextNoteWorker implements Worker<FindNextNoteWorker.Input, FindNextNoteWorker.Output> {

    private final ProgressNotes notes;

    FindNextNoteWorker(ProgressNotes notes) {
        this.notes = notes;
    }

    record Input(RequestId requestId) {}

    record Output(boolean noteOwed, @Nullable Instant nextNoteAt) {}

    @Override
    public String jobType() {
        return "find-next-note";
    }

    @Override
    public Output work(Input input) {
        Instant next = notes.next(input.requestId());
        return new Output(next != null, next);
    }
}

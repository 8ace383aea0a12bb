package uk.rightsdesk.identity;

import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Records that there is no reasonable doubt, and why, so that no one is asked for evidence (UK GDPR Article 12(6)). */
@Component
class RecordIdentityConfidentWorker implements Worker<RecordIdentityConfidentWorker.Input, Nothing> {

    private final RequestJournal journal;

    RecordIdentityConfidentWorker(RequestJournal journal) {
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "record-identity-confident";
    }

    @Override
    public Nothing work(Input input) {
        journal.record(
                input.requestId(),
                EventType.IDENTITY_VERIFIED,
                Map.of("ground", "one-account-and-authenticated-sender"));
        return new Nothing();
    }
}

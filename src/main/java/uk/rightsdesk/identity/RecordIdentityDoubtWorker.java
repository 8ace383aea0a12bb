package uk.rightsdesk.identity;

import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Records that identity is not certain and what the least intrusive evidence would be, for a person to weigh. */
@Component
class RecordIdentityDoubtWorker implements Worker<RecordIdentityDoubtWorker.Input, Nothing> {

    private final IdentityRecords records;
    private final RequestJournal journal;
    private final SharedIdentity shared;

    RecordIdentityDoubtWorker(IdentityRecords records, RequestJournal journal, SharedIdentity shared) {
        this.records = records;
        this.journal = journal;
        this.shared = shared;
    }

    record Input(RequestId requestId, EvidenceKind identityCheck) {}

    @Override
    public String jobType() {
        return "record-identity-doubt";
    }

    @Override
    public Nothing work(Input input) {
        shared.hold(input.requestId());
        records.doubt(input.requestId(), input.identityCheck(), RequestJournal.SYSTEM);
        journal.record(
                input.requestId(),
                EventType.IDENTITY_DOUBTED,
                Map.of("least-intrusive", input.identityCheck().code()));
        shared.takeOver(input.requestId());
        return new Nothing();
    }
}

package uk.rightsdesk.identity;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Reminds the requester of the evidence that we asked for, unless it has just come. */
@Component
class RemindIdentityEvidenceWorker implements Worker<RemindIdentityEvidenceWorker.Input, Nothing> {

    private final Requests requests;
    private final SharedIdentity shared;
    private final EvidenceLetters letters;
    private final RequestJournal journal;

    RemindIdentityEvidenceWorker(
            Requests requests, SharedIdentity shared, EvidenceLetters letters, RequestJournal journal) {
        this.requests = requests;
        this.shared = shared;
        this.letters = letters;
        this.journal = journal;
    }

    record Input(RequestId requestId, JobContext job) {}

    @Override
    public String jobType() {
        return "remind-identity-evidence";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        if (shared.isAskedThroughSibling(request.id())) {
            return new Nothing(); // the sibling's reminder speaks of both
        }
        outstanding(request.id()).ifPresent(asked -> {
            EvidenceKind kind = EvidenceLetters.kindIn(asked.details());
            letters.remind(
                    shared.askedTogether(request),
                    kind,
                    StatutoryClock.dateOf(asked.occurredAt()),
                    RequestIdentityEvidenceWorker.DAYS_TO_REPLY,
                    Long.toString(input.job().elementInstanceKey()));
            journal.record(request.id(), EventType.EVIDENCE_REMINDED, Map.of("evidence", kind.code()));
        });
        return new Nothing();
    }

    private Optional<RequestEvent> outstanding(RequestId request) {
        return Stream.of(
                        latest(request, EventType.IDENTITY_ASKED, EventType.IDENTITY_RECEIVED),
                        latest(request, EventType.AUTHORITY_ASKED, EventType.AUTHORITY_RECEIVED))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one.occurredAt().isAfter(other.occurredAt()) ? one : other);
    }

    private Optional<RequestEvent> latest(RequestId request, EventType asked, EventType received) {
        return journal.isOutstanding(request, asked, received) ? journal.latest(request, asked) : Optional.empty();
    }
}

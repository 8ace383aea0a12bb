package uk.rightsdesk.rights.erasure;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/**
 * Tells whether the same person's request for access is open: it goes first, since erasing what was asked for is an
 * offence (DPA 2018 section 173; law.md 3.6).
 */
@Component
class FindOpenAccessWorker implements Worker<FindOpenAccessWorker.Input, FindOpenAccessWorker.Output> {

    private final Requests requests;
    private final RequestJournal journal;

    FindOpenAccessWorker(Requests requests, RequestJournal journal) {
        this.requests = requests;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    record Output(boolean accessOpen) {}

    @Override
    public String jobType() {
        return "find-open-access";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        Optional<Request> access = requests.othersOfRequester(request).stream()
                .filter(other ->
                        other.right() == Right.ACCESS && other.outcome().isEmpty())
                .findFirst();
        access.ifPresent(first -> {
            if (journal.latest(request.id(), EventType.ERASURE_WAITS).isEmpty()) {
                journal.record(request.id(), EventType.ERASURE_WAITS, Map.of("access", first.reference()));
            }
        });
        return new Output(access.isPresent());
    }
}

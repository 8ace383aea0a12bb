package uk.rightsdesk.identity;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.datamap.SystemOfRecordUnavailable;
import uk.rightsdesk.engine.Unavailable;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Gathers the facts from which the decision table says whether anyone need doubt who is asking. */
@Component
class AssessIdentityWorker implements Worker<AssessIdentityWorker.Input, AssessIdentityWorker.Output> {

    private final Requests requests;
    private final SubjectSearch subjects;
    private final RequestJournal journal;

    AssessIdentityWorker(Requests requests, SubjectSearch subjects, RequestJournal journal) {
        this.requests = requests;
        this.subjects = subjects;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    record Output(SenderMatch senderMatch, boolean senderAuthenticated) {}

    @Override
    public String jobType() {
        return "assess-identity";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        SenderMatch match = SenderMatch.of(find(request));
        journal.record(
                request.id(),
                EventType.SENDER_ASSESSED,
                Map.of("accounts", match.code(), "authenticated", Boolean.toString(request.senderAuthenticated())));
        return new Output(match, request.senderAuthenticated());
    }

    private List<SubjectMatch> find(Request request) {
        try {
            return subjects.find(Identifier.email(request.requesterAddress()));
        } catch (SystemOfRecordUnavailable down) {
            throw down.isPassing() ? new Unavailable(down) : down;
        }
    }
}

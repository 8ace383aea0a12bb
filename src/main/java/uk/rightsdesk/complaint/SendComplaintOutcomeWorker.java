package uk.rightsdesk.complaint;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.ComplaintOutcomeContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Tells the person the outcome, issue by issue, once a second person has agreed to it. */
@Component
class SendComplaintOutcomeWorker implements Worker<SendComplaintOutcomeWorker.Input, Nothing> {

    private final Requests requests;
    private final ComplaintStore store;
    private final Decisions decisions;
    private final LetterDispatch letters;
    private final RequestJournal journal;

    SendComplaintOutcomeWorker(
            Requests requests,
            ComplaintStore store,
            Decisions decisions,
            LetterDispatch letters,
            RequestJournal journal) {
        this.requests = requests;
        this.store = store;
        this.decisions = decisions;
        this.letters = letters;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "send-complaint-outcome";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        decisions.agreed(request.id(), "ready");
        List<ComplaintOutcomeContent.Issue> issues =
                store.issues(request.id()).stream().map(Issue::inLetter).toList();
        letters.dispatch(request, "complaint-outcome", "close", (head, _) -> new ComplaintOutcomeContent(head, issues));
        journal.record(request.id(), EventType.COMPLAINT_ANSWERED, Map.of("issues", Integer.toString(issues.size())));
        return new Nothing();
    }
}

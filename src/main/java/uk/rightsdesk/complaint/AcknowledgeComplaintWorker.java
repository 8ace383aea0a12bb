package uk.rightsdesk.complaint;

import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.ComplaintAcknowledgementContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Tells the person at once that the complaint is here (Data Protection Act 2018 section 164A(3)). */
@Component
class AcknowledgeComplaintWorker implements Worker<AcknowledgeComplaintWorker.Input, Nothing> {

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final LetterDispatch letters;
    private final RequestJournal journal;

    AcknowledgeComplaintWorker(
            Requests requests, RequestDeadlines deadlines, LetterDispatch letters, RequestJournal journal) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.letters = letters;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "acknowledge-complaint";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        letters.dispatch(
                request, "complaint-acknowledgement", "open", (head, _) -> new ComplaintAcknowledgementContent(head));
        journal.record(
                request.id(),
                EventType.ACKNOWLEDGEMENT_QUEUED,
                Map.of("dueOn", deadlines.of(request).due().toString()));
        return new Nothing();
    }
}

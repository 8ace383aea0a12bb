package uk.rightsdesk.rights.marketing;

import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.MarketingStoppedContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Tells the person that the marketing has stopped, to which address, and what to do if any still comes. */
@Component
class ConfirmMarketingStoppedWorker implements Worker<ConfirmMarketingStoppedWorker.Input, Nothing> {

    private final Requests requests;
    private final LetterDispatch letters;
    private final RequestJournal journal;

    ConfirmMarketingStoppedWorker(Requests requests, LetterDispatch letters, RequestJournal journal) {
        this.requests = requests;
        this.letters = letters;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "confirm-marketing-stopped";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        RequestEvent stopped =
                journal.latest(request.id(), EventType.MARKETING_STOPPED).orElseThrow();
        letters.dispatch(
                request,
                "marketing-stopped",
                "stopped",
                (head, _) -> new MarketingStoppedContent(
                        head, request.requesterAddress(), StatutoryClock.dateOf(stopped.occurredAt())));
        return new Nothing();
    }
}

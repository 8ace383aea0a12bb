package uk.rightsdesk.rights;

import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.WithdrawalContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Confirms to the person that the request is withdrawn, so that a mistake comes to light. */
@Component
class SendWithdrawalConfirmationWorker implements Worker<SendWithdrawalConfirmationWorker.Input, Nothing> {

    private final Requests requests;
    private final LetterDispatch letters;
    private final RequestJournal journal;

    SendWithdrawalConfirmationWorker(Requests requests, LetterDispatch letters, RequestJournal journal) {
        this.requests = requests;
        this.letters = letters;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "send-withdrawal-confirmation";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        RequestEvent withdrawn =
                journal.latest(request.id(), EventType.WITHDRAWN).orElseThrow();
        letters.dispatch(
                request,
                "withdrawal",
                "close",
                (head, _) -> new WithdrawalContent(
                        head, request.right().asked(), StatutoryClock.dateOf(withdrawn.occurredAt())));
        return new Nothing();
    }
}

package uk.rightsdesk.rights;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.AwaitedReply;
import uk.rightsdesk.letter.ClosedWithoutReplyContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Tells the person that the request is closed because we heard nothing, and that a reply opens it again. */
@Component
class SendClosedWithoutReplyWorker implements Worker<SendClosedWithoutReplyWorker.Input, Nothing> {

    private final Requests requests;
    private final LetterDispatch letters;
    private final RequestJournal journal;

    SendClosedWithoutReplyWorker(Requests requests, LetterDispatch letters, RequestJournal journal) {
        this.requests = requests;
        this.letters = letters;
        this.journal = journal;
    }

    record Input(RequestId requestId, AwaitedReply awaitedReply, JobContext job) {}

    @Override
    public String jobType() {
        return "send-closed-without-reply";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        RequestEvent asked =
                journal.latest(request.id(), asking(input.awaitedReply())).orElseThrow();
        LocalDate closesOn =
                LocalDate.parse(Objects.requireNonNull(asked.details().get(Questions.CLOSES_ON)));
        letters.dispatch(
                request,
                "closed-without-reply",
                Long.toString(input.job().elementInstanceKey()),
                (head, _) -> new ClosedWithoutReplyContent(
                        head,
                        request.right().asked(),
                        input.awaitedReply(),
                        StatutoryClock.dateOf(asked.occurredAt()),
                        // staff may close earlier, such as when the holder of the address denies it
                        closesOn.isBefore(head.date()) ? closesOn : head.date()));
        journal.record(
                request.id(),
                EventType.NO_REPLY_NOTICE_SENT,
                Map.of("awaited", input.awaitedReply().code()));
        return new Nothing();
    }

    private static EventType asking(AwaitedReply awaited) {
        return switch (awaited) {
            case CLARIFICATION -> EventType.CLARIFICATION_ASKED;
            case FEE -> EventType.FEE_ASKED;
            case CONFIRMATION -> EventType.CODE_SENT;
            case IDENTITY, AUTHORITY ->
                throw new IllegalArgumentException("closed by the notice of its own: " + awaited.code());
        };
    }
}

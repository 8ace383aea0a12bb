package uk.rightsdesk.rights;

import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.ClarificationReminderContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Reminds the person of our question before the request is closed for want of an answer. */
@Component
class RemindClarificationWorker implements Worker<RemindClarificationWorker.Input, Nothing> {

    private final Requests requests;
    private final Questions questions;
    private final LetterDispatch letters;
    private final RequestJournal journal;

    RemindClarificationWorker(Requests requests, Questions questions, LetterDispatch letters, RequestJournal journal) {
        this.requests = requests;
        this.questions = questions;
        this.letters = letters;
        this.journal = journal;
    }

    record Input(RequestId requestId, JobContext job) {}

    @Override
    public String jobType() {
        return "remind-clarification";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        if (!questions.isOpen(request.id())) {
            return new Nothing(); // the answer has just come
        }
        Questions.Question question = questions.open(request.id());
        letters.dispatch(
                request,
                "clarification-reminder",
                Long.toString(input.job().elementInstanceKey()),
                (head, clockReasons) -> new ClarificationReminderContent(
                        head,
                        request.right().asked(),
                        question.text(),
                        question.askedOn(),
                        question.closesOn(),
                        clockReasons));
        journal.record(
                request.id(),
                EventType.CLARIFICATION_REMINDED,
                Map.of(Questions.CLOSES_ON, question.closesOn().toString()));
        return new Nothing();
    }
}

package uk.rightsdesk.rights;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.Answer;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.letter.RefusalContent;
import uk.rightsdesk.letter.RefusalGround;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Refuses the whole request, to which a second person has agreed (UK GDPR Article 12(4) and (5)). Without reasons and
 * that agreement no refusal leaves: this worker, the letter and the database each forbid it.
 */
@Component
class SendRefusalWorker implements Worker<SendRefusalWorker.Input, Nothing>, LetterPreview {

    private static final Answer<String> NOTHING_PROVIDED =
            Answer.none("We provide none of the data, because we refuse the whole of your request.");

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final Decisions decisions;
    private final LetterDispatch letters;
    private final RequestJournal journal;

    SendRefusalWorker(
            Requests requests,
            RequestDeadlines deadlines,
            Decisions decisions,
            LetterDispatch letters,
            RequestJournal journal) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.letters = letters;
        this.journal = journal;
    }

    record Input(RequestId requestId, JobContext job) {}

    @Override
    public String jobType() {
        return "send-refusal";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        Decision decision = decisions.agreed(request.id(), "refuse");
        letters.dispatch(
                request,
                "refusal",
                Long.toString(input.job().elementInstanceKey()),
                (head, clockReasons) -> content(request, decision, head, clockReasons));
        journal.record(
                request.id(),
                EventType.REFUSAL_SENT,
                Map.of("ground", ground(decision.particulars()).ground().code()));
        return new Nothing();
    }

    @Override
    public boolean writes(Request request, String decision) {
        return decision.equals("refuse");
    }

    @Override
    public LetterContent content(Request request, int document, LetterHead head, List<Reason> clockReasons) {
        return content(request, decisions.reviewed(request.id(), "refuse"), head, clockReasons);
    }

    private RefusalContent content(Request request, Decision decision, LetterHead head, List<Reason> clockReasons) {
        return new RefusalContent(
                head,
                request.right().asked(),
                List.of(ground(decision.particulars())),
                NOTHING_PROVIDED,
                AnswerTime.of(deadlines.of(request).due(), clockReasons));
    }

    private static RefusalContent.Ground ground(Particulars said) {
        return new RefusalContent.Ground(
                RefusalGround.of(Objects.requireNonNull(said.ground())),
                orBlank(said.reasons()),
                orBlank(said.evidence()),
                orBlank(said.citation()));
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }
}

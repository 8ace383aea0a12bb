package uk.rightsdesk.rights.rectification;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.letter.RectificationOutcomeContent;
import uk.rightsdesk.letter.RectificationOutcomeContent.Result;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.AnswerLetters;
import uk.rightsdesk.rights.LetterPreview;
import uk.rightsdesk.rights.rectification.RectificationItem.Verdict;
import uk.rightsdesk.rights.restriction.Restriction;
import uk.rightsdesk.rights.restriction.Restrictions;

/** Writes the answer to a request for rectification, datum by datum. */
@Component
class PrepareRectificationOutcomeWorker
        implements Worker<PrepareRectificationOutcomeWorker.Input, PrepareRectificationOutcomeWorker.Output>,
                LetterPreview {

    private final Requests requests;
    private final RectificationItems items;
    private final Restrictions restrictions;
    private final AnswerLetters answers;

    PrepareRectificationOutcomeWorker(
            Requests requests, RectificationItems items, Restrictions restrictions, AnswerLetters answers) {
        this.requests = requests;
        this.items = items;
        this.restrictions = restrictions;
        this.answers = answers;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(DeliveryId deliveryId) {}

    @Override
    public String jobType() {
        return "prepare-rectification-outcome";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        return new Output(answers.prepare(
                request,
                "rectification-outcome",
                Long.toString(input.job().elementInstanceKey()),
                (head, time) -> content(request, head, time)));
    }

    @Override
    public boolean writes(Request request, String decision) {
        return decision.equals("ready")
                && request.right() == Right.RECTIFICATION
                && items.missing(request.id()).isEmpty();
    }

    @Override
    public LetterContent content(Request request, int document, LetterHead head, List<Reason> clockReasons) {
        return content(request, head, answers.time(request, clockReasons));
    }

    private RectificationOutcomeContent content(Request request, LetterHead head, AnswerTime time) {
        List<RectificationOutcomeContent.Item> told = items.decided(request.id()).stream()
                .map(PrepareRectificationOutcomeWorker::told)
                .toList();
        boolean restricted =
                restrictions.of(request.id()).filter(Restriction::inForce).isPresent();
        return new RectificationOutcomeContent(head, request.right().asked(), told, restricted, time);
    }

    private static RectificationOutcomeContent.Item told(RectificationItem item) {
        Verdict verdict = item.verdict();
        return new RectificationOutcomeContent.Item(
                item.claim().what(),
                switch (verdict.decision()) {
                    case CORRECT -> Result.CORRECTED;
                    case SUPPLEMENT -> Result.STATEMENT_ADDED;
                    case REFUSE -> Result.REFUSED;
                },
                verdict.opinion(),
                verdict.reasons() == null ? "" : verdict.reasons());
    }
}

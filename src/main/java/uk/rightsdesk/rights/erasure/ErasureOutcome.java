package uk.rightsdesk.rights.erasure;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.ChangePlan;
import uk.rightsdesk.datamap.ChangeReceipt;
import uk.rightsdesk.datamap.ErasureGround;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.ErasureOutcomeContent;
import uk.rightsdesk.letter.ErasureOutcomeContent.Item;
import uk.rightsdesk.letter.ErasureOutcomeContent.Result;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.LetterPreview;

/** Makes the content of the letter from the receipt and from what officers decided. */
@Component
class ErasureOutcome implements LetterPreview {

    private final ErasureStore store;
    private final Decisions decisions;
    private final RequestDeadlines deadlines;
    private final ErasureProperties properties;

    ErasureOutcome(ErasureStore store, Decisions decisions, RequestDeadlines deadlines, ErasureProperties properties) {
        this.store = store;
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.properties = properties;
    }

    @Override
    public boolean writes(Request request, String decision) {
        return decision.equals("ready")
                && request.right() == Right.ERASURE
                && store.newest(request.id()).isPresent();
    }

    /** What the plan would do, for what it has done. */
    @Override
    public LetterContent content(Request request, int document, LetterHead head, List<Reason> clockReasons) {
        PlannedErasure planned = store.newest(request.id()).orElseThrow();
        if (planned.receipt() != null) {
            return content(head, clockReasons, request, planned);
        }
        List<Item> items = planned.plan().systems().stream()
                .flatMap(system -> system.steps().stream())
                .filter(step -> step.rows() > 0)
                .map(step -> item(step.label(), step.rows(), step.action(), step.ground(), step.until()))
                .toList();
        return content(head, clockReasons, request, items);
    }

    ErasureOutcomeContent content(LetterHead head, List<Reason> clockReasons, Request request, PlannedErasure planned) {
        ChangeReceipt receipt = Objects.requireNonNull(planned.receipt());
        List<Item> items = receipt.systems().stream()
                .flatMap(system -> system.lines().stream())
                .filter(line -> line.rows() > 0)
                .map(line -> item(line.label(), line.rows(), line.action(), line.ground(), line.until()))
                .toList();
        return content(head, clockReasons, request, items);
    }

    private ErasureOutcomeContent content(
            LetterHead head, List<Reason> clockReasons, Request request, List<Item> items) {
        return new ErasureOutcomeContent(
                head,
                request.right().asked(),
                items,
                byHand(request),
                properties.backupsOverwrittenWithin().getDays(),
                AnswerTime.of(deadlines.of(request).due(), clockReasons));
    }

    private static Item item(
            String label, long rows, ChangePlan.Action action, @Nullable ErasureGround ground, @Nullable String until) {
        Result result = switch (action) {
            case DELETE, DELETE_UNREFERENCED -> Result.ERASED;
            case CHANGE, APPEND -> ground == null ? Result.ANONYMISED : Result.KEPT;
            case KEEP -> Result.KEPT;
        };
        if (ground == null) {
            return new Item(label, rows, result, "", "", "");
        }
        return new Item(label, rows, result, ground.label(), ground.citation(), until == null ? "" : until);
    }

    /** What an officer says of the systems without an interface; blank where there is none. */
    private String byHand(Request request) {
        return decisions.of(request.id()).stream()
                .filter(decision -> decision.kind() == DecisionKind.ERASURE_BY_HAND
                        && decision.confirmedAt().isPresent())
                .reduce((_, last) -> last)
                .flatMap(Decision::reasons)
                .orElse("");
    }
}

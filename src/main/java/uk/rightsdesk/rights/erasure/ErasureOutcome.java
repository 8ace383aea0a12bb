package uk.rightsdesk.rights.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.ChangeReceipt;
import uk.rightsdesk.datamap.ErasureGround;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.ErasureOutcomeContent;
import uk.rightsdesk.letter.ErasureOutcomeContent.Item;
import uk.rightsdesk.letter.ErasureOutcomeContent.Result;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;

/** Makes the content of the letter from the receipt and from what officers decided. */
@Component
class ErasureOutcome {

    private final Decisions decisions;
    private final RequestDeadlines deadlines;
    private final ErasureProperties properties;

    ErasureOutcome(Decisions decisions, RequestDeadlines deadlines, ErasureProperties properties) {
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.properties = properties;
    }

    ErasureOutcomeContent content(LetterHead head, List<Reason> clockReasons, Request request, PlannedErasure planned) {
        ChangeReceipt receipt = Objects.requireNonNull(planned.receipt());
        List<Item> items = new ArrayList<>();
        for (ChangeReceipt.SystemReceipt system : receipt.systems()) {
            for (ChangeReceipt.Line line : system.lines()) {
                if (line.rows() > 0) {
                    items.add(item(line));
                }
            }
        }
        return new ErasureOutcomeContent(
                head,
                request.right().asked(),
                items,
                byHand(request),
                properties.backupsOverwrittenWithin().getDays(),
                AnswerTime.of(deadlines.of(request).due(), clockReasons));
    }

    private static Item item(ChangeReceipt.Line line) {
        ErasureGround ground = line.ground();
        Result result = switch (line.action()) {
            case DELETE, DELETE_UNREFERENCED -> Result.ERASED;
            case CHANGE, APPEND -> ground == null ? Result.ANONYMISED : Result.KEPT;
            case KEEP -> Result.KEPT;
        };
        if (ground == null) {
            return new Item(line.label(), line.rows(), result, "", "", "");
        }
        return new Item(
                line.label(),
                line.rows(),
                result,
                ground.label(),
                ground.citation(),
                line.until() == null ? "" : line.until());
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

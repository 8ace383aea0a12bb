package uk.rightsdesk.rights;

import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** What a requester was last asked about what they mean. */
@Component
@Transactional(readOnly = true)
class Questions {

    static final String CLOSES_ON = "closesOn";

    private final Decisions decisions;
    private final RequestJournal journal;

    Questions(Decisions decisions, RequestJournal journal) {
        this.decisions = decisions;
        this.journal = journal;
    }

    /**
     * A question in the post.
     *
     * @param text as staff wrote it
     * @param askedOn in Europe/London
     * @param closesOn the day on which the request is closed if nothing is heard, in Europe/London
     */
    record Question(String text, LocalDate askedOn, LocalDate closesOn) {

        /** Without the text, so that none of it reaches a log. */
        @Override
        public String toString() {
            return "Question[" + askedOn + "]";
        }
    }

    /** Whether the requester has not answered yet. */
    boolean isOpen(RequestId request) {
        return journal.isOutstanding(request, EventType.CLARIFICATION_ASKED, EventType.CLARIFICATION_RECEIVED);
    }

    /** The last question. */
    Question open(RequestId request) {
        RequestEvent asked =
                journal.latest(request, EventType.CLARIFICATION_ASKED).orElseThrow();
        Decision decision = decisions.of(request).stream()
                .filter(taken -> taken.kind() == DecisionKind.REVIEW
                        && taken.code().equals("ask-clarification")
                        && taken.confirmedAt().isPresent())
                .reduce((_, last) -> last)
                .orElseThrow();
        return new Question(
                Objects.requireNonNull(decision.particulars().question()),
                StatutoryClock.dateOf(asked.occurredAt()),
                LocalDate.parse(Objects.requireNonNull(asked.details().get(CLOSES_ON))));
    }
}

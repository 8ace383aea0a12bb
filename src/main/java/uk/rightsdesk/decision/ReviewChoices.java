package uk.rightsdesk.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.ExtensionCheck;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** What the law lets staff decide in a review today. What it does not is not offered. */
@Component
@Transactional(readOnly = true)
public class ReviewChoices {

    private static final List<String> ABOUT_THE_MATTER = List.of("ready", "collect-again");

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final RequestJournal journal;
    private final Clock clock;

    ReviewChoices(Requests requests, RequestDeadlines deadlines, RequestJournal journal, Clock clock) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** Codes of {@link DecisionKind#REVIEW}, in their order. */
    public List<String> offered(RequestId id) {
        Request request = requests.get(id);
        if (request.right() == Right.COMPLAINT) {
            return ABOUT_THE_MATTER; // the law knows no extension, fee or refusal of a complaint
        }
        ApplicableTimePeriod period = deadlines.of(request);
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        boolean inTime = !today.isAfter(period.due());
        List<String> offered = new ArrayList<>(DecisionKind.REVIEW.codes());
        // only an access request pauses, and not once its period is over (law.md 3.2)
        if (request.right() != Right.ACCESS || period.paused() || !inTime) {
            offered.remove("ask-clarification");
        }
        if (!mayExtend(period, today)) {
            offered.remove("extend");
        }
        // a fee moves the start of the period, so it is asked for promptly, and once (law.md 3.5)
        boolean asked = journal.latest(id, EventType.FEE_ASKED).isPresent();
        if (asked ? !isUnpaidAndOpenedAgain(id) : !inTime) {
            offered.remove("charge-fee");
        }
        return List.copyOf(offered);
    }

    /** Whether the request was closed for a fee and a reply has opened it again: the fee is still to be settled. */
    private boolean isUnpaidAndOpenedAgain(RequestId id) {
        return journal.isOutstanding(id, EventType.FEE_ASKED, EventType.FEE_PAID, EventType.FEE_WAIVED)
                && !journal.isOutstanding(id, EventType.FEE_ASKED, EventType.OPENED_AGAIN);
    }

    /** Whether a notice with reasons that is sent today would extend the period (law.md 3.3). */
    private static boolean mayExtend(ApplicableTimePeriod period, LocalDate today) {
        return ExtensionCheck.of(period, today, "given in the notice") == ExtensionCheck.VALID;
    }
}

package uk.rightsdesk.deadline;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Tells the desk's staff, once for each due date, that it is near and that it has passed. */
@Component
class DeadlineWatch {

    private static final String DUE_ON = "dueOn";

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final RequestJournal journal;
    private final StaffNotices notices;
    private final Clock clock;

    DeadlineWatch(
            Requests requests, RequestDeadlines deadlines, RequestJournal journal, StaffNotices notices, Clock clock) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.journal = journal;
        this.notices = notices;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ReminderLadder.Next next(RequestId id) {
        if (requests.get(id).outcome().isPresent()) {
            return new ReminderLadder.Next(Rung.CLOSED, null);
        }
        ApplicableTimePeriod period = deadlines.of(id);
        return ReminderLadder.next(period, fired(id, period), clock.instant());
    }

    /** Fires a rung unless it has fired for this due date already, or the ledger has moved the due date meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fire(RequestId id, Rung rung) {
        ApplicableTimePeriod period = deadlines.of(id);
        ReminderLadder.Next next = ReminderLadder.next(period, fired(id, period), clock.instant());
        if (next.rung() != rung || requests.get(id).outcome().isPresent()) {
            return;
        }
        EventType type = rung == Rung.OVERDUE ? EventType.OVERDUE : EventType.REMINDER;
        journal.record(id, type, Map.of(DUE_ON, period.due().toString()));
        Request request = requests.get(id);
        String subject =
                (rung == Rung.OVERDUE ? "Overdue: " : "Due soon: ") + request.reference() + ", due " + period.due();
        String text = rung == Rung.OVERDUE
                ? "The answer to %s was due by %s and is late. Complete its open task in Tasklist today; every day counts."
                : "The answer to %s is due by %s. Its open task waits in Tasklist.";
        notices.send(
                "deadline:" + id + ":" + rung + ":" + period.due(),
                id,
                subject,
                text.formatted(request.reference(), period.due()));
    }

    private Set<Rung> fired(RequestId id, ApplicableTimePeriod period) {
        Set<Rung> fired = EnumSet.noneOf(Rung.class);
        for (RequestEvent event : journal.of(id)) {
            if (period.due().toString().equals(event.details().get(DUE_ON))) {
                switch (event.type()) {
                    case REMINDER -> fired.add(Rung.REMINDER);
                    case OVERDUE -> fired.add(Rung.OVERDUE);
                    default -> {}
                }
            }
        }
        return fired;
    }
}

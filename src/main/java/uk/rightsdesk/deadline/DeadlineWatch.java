package uk.rightsdesk.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.outbox.Outbox;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Watches the deadline of one request, a step of the ladder at a time. The step reached is kept: a notice goes out when
 * the ladder calls for a higher one, so nothing fires twice, whatever else of the ledger moves. A deadline that moves
 * away lowers it without a word, and the steps fire again as the new date comes near. While the period is paused it
 * rests.
 */
@Component
class DeadlineWatch {

    /** Longer than Tasklist's importer takes to show a task to the engine's search. */
    private static final Duration IMPORT_LAG = Duration.ofSeconds(30);

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final RequestJournal journal;
    private final WatchStore watches;
    private final RungNotices notices;
    private final Outbox outbox;
    private final FollowDueDate followDueDate;
    private final Clock clock;

    DeadlineWatch(
            Requests requests,
            RequestDeadlines deadlines,
            RequestJournal journal,
            WatchStore watches,
            RungNotices notices,
            Outbox outbox,
            FollowDueDate followDueDate,
            Clock clock) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.journal = journal;
        this.watches = watches;
        this.notices = notices;
        this.outbox = outbox;
        this.followDueDate = followDueDate;
        this.clock = clock;
    }

    /** What the ladder is consulted with. */
    record Standing(ClockState clockState, boolean late, int daysLeft) {}

    /** Empty where the request is closed. */
    @Transactional(readOnly = true)
    public Optional<Standing> standing(RequestId id) {
        if (!isOpen(id)) {
            return Optional.empty();
        }
        ApplicableTimePeriod period = deadlines.of(id);
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        return Optional.of(new Standing(
                ClockState.of(period),
                !clock.instant().isBefore(period.lateAt()),
                Math.toIntExact(ChronoUnit.DAYS.between(today, period.safeDue()))));
    }

    /**
     * Takes the step that the ladder calls for.
     *
     * @param role whom it tells; null where it tells nobody
     * @param nextDaysLeft the days left at the next step; null where that does not depend on days
     * @param occasion distinguishes this look from every other
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public NextRung climb(
            RequestId id, Rung current, @Nullable NoticeRole role, @Nullable Integer nextDaysLeft, String occasion) {
        if (!isOpen(id)) {
            return NextRung.NONE;
        }
        ApplicableTimePeriod period = deadlines.of(id);
        Optional<WatchStore.Watch> before = watches.lock(id);
        Rung reached = before.map(WatchStore.Watch::rung).orElse(Rung.NONE);
        if (current != Rung.PAUSED) {
            if (current.isAbove(reached)) {
                fire(id, reached, current, role, period);
            }
            reached = current;
        }
        NextRung next = NextRung.in(period, current, nextDaysLeft);
        watches.save(id, new WatchStore.Watch(period.due(), period.safeDue(), reached, next));
        if (before.map(watch -> !watch.dueOn().equals(period.due())).orElseGet(() -> hasMoved(period))) {
            moveTasks(id, occasion);
        }
        return next;
    }

    private void fire(
            RequestId id, Rung reached, Rung current, @Nullable NoticeRole role, ApplicableTimePeriod period) {
        for (Rung skipped : Rung.between(reached, current, period)) {
            journal.record(
                    id,
                    EventType.REMINDER_SKIPPED,
                    Map.of(
                            "rung",
                            skipped.code(),
                            "dueOn",
                            skipped.dateIn(period).toString()));
        }
        NoticeRole told = role == null ? NoticeRole.OFFICERS : role;
        journal.record(
                id,
                current == Rung.OVERDUE ? EventType.OVERDUE : EventType.REMINDER,
                Map.of(
                        "rung", current.code(),
                        "dueOn", current.dateIn(period).toString(),
                        "told", told.code()));
        notices.send(requests.get(id), current, told, period);
    }

    /** Whether the due date is no longer the one that the process was started with. */
    private static boolean hasMoved(ApplicableTimePeriod period) {
        return period.paused() || period.extended() || !period.receivedOn().equals(period.relevantOn());
    }

    /** At once, and again for tasks that the engine's search does not show yet. */
    private void moveTasks(RequestId id, String occasion) {
        FollowDueDate.Payload payload = new FollowDueDate.Payload(id);
        outbox.enqueue(followDueDate, "due-date:" + id + ":" + occasion, payload);
        outbox.enqueue(followDueDate, "due-date:" + id + ":" + occasion + ":again", payload, IMPORT_LAG);
    }

    private boolean isOpen(RequestId id) {
        return requests.get(id).outcome().isEmpty();
    }
}

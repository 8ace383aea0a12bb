package uk.rightsdesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.deadline.SweepStore.Found;
import uk.rightsdesk.engine.ProcessInstances.Running;
import uk.rightsdesk.request.OpenDeadline;
import uk.rightsdesk.request.RequestId;

/** Sorts the open requests of one sweep into those that need attention and the others. Not for several threads. */
final class Triage {

    private final Instant now;
    private final LocalDate today;
    private final DeadlineProperties properties;
    private final @Nullable Map<Long, Running> running;
    private final List<Found> found = new ArrayList<>();
    private final List<OpenDeadline> gone = new ArrayList<>();
    private int openRequests;

    /** @param running what the engine runs; empty where it cannot be asked */
    Triage(Instant now, DeadlineProperties properties, Optional<Map<Long, Running>> running) {
        this.now = now;
        this.today = StatutoryClock.dateOf(now);
        this.properties = properties;
        this.running = running.orElse(null);
    }

    void look(OpenDeadline open) {
        openRequests++;
        lookAtTheClock(open);
        lookAtTheProcess(open);
    }

    private void lookAtTheClock(OpenDeadline open) {
        ApplicableTimePeriod period = open.period();
        if (period == null) {
            find(open, AttentionReason.NO_DATE);
            return;
        }
        ClockState clock = ClockState.of(period);
        if (clock == ClockState.RUNNING && !now.isBefore(period.lateAt())) {
            find(open, AttentionReason.OVERDUE);
        } else if (clock != ClockState.PAUSED
                && ChronoUnit.DAYS.between(today, period.safeDue()) <= properties.nearDays()) {
            find(open, AttentionReason.NEAR);
        }
    }

    private void lookAtTheProcess(OpenDeadline open) {
        if (open.processInstanceKey() == null) {
            if (!open.byHand()
                    && open.receivedAt().plus(properties.startWithin()).isBefore(now)) {
                find(open, AttentionReason.NO_INSTANCE);
            }
        } else if (running != null) {
            Running instance = running.get(open.processInstanceKey());
            if (instance == null) {
                gone.add(open);
            } else if (instance.inIncident()) {
                find(open, AttentionReason.IN_INCIDENT);
            }
        }
    }

    private void find(OpenDeadline open, AttentionReason reason) {
        LocalDate due = open.period() == null ? null : open.period().due();
        found.add(new Found(open.id(), open.reference(), reason, due));
    }

    boolean missesInstances() {
        return !gone.isEmpty();
    }

    /** Takes back what was missed of the engine at the first look. */
    void forgiveThoseRunning(Map<Long, Running> later) {
        Set<RequestId> alive = new HashSet<>();
        gone.stream()
                .filter(open -> later.containsKey(open.processInstanceKey()))
                .forEach(open -> alive.add(open.id()));
        gone.removeIf(open -> alive.contains(open.id()));
    }

    boolean engineAsked() {
        return running != null;
    }

    int openRequests() {
        return openRequests;
    }

    /** In the order of their reasons. */
    List<Found> found() {
        List<Found> all = new ArrayList<>(found);
        gone.forEach(open -> all.add(new Found(
                open.id(),
                open.reference(),
                AttentionReason.NO_INSTANCE,
                open.period() == null ? null : open.period().due())));
        all.sort((one, other) -> one.reason().compareTo(other.reason()));
        return all;
    }
}

package uk.rightsdesk.deadline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.OpenDeadline;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;

/**
 * Computes all open requests anew and wakes, through the outbox, the watches whose timer no longer stands where the
 * next step is. For a calendar that has changed, and daily.
 */
@Component
class Rearming {

    private static final int AT_A_TIME = 500;

    private final RequestDeadlines deadlines;
    private final WatchStore watches;
    private final ProcessMessages messages;
    private final TransactionOperations transactions;

    Rearming(
            RequestDeadlines deadlines,
            WatchStore watches,
            ProcessMessages messages,
            TransactionOperations transactions) {
        this.deadlines = deadlines;
        this.watches = watches;
        this.messages = messages;
        this.transactions = transactions;
    }

    /**
     * Wakes the watches that need it.
     *
     * @param occasion the same occasion twice wakes each watch once
     * @param alsoRead is given every open request on the way
     * @return how many were woken
     */
    int rearm(String occasion, Consumer<OpenDeadline> alsoRead) {
        List<RequestId> moved = new ArrayList<>();
        transactions.executeWithoutResult(status -> {
            Map<RequestId, WatchStore.Watch> known = watches.ofOpenRequests();
            deadlines.ofAllOpen(open -> {
                alsoRead.accept(open);
                if (hasMoved(known.get(open.id()), open.period())) {
                    moved.add(open.id());
                }
            });
        });
        for (int from = 0; from < moved.size(); from += AT_A_TIME) {
            List<RequestId> some = moved.subList(from, Math.min(from + AT_A_TIME, moved.size()));
            transactions.executeWithoutResult(status -> some.forEach(id -> wake(id, occasion)));
        }
        return moved.size();
    }

    /** A request whose watch has not looked yet, or that has no date, has nothing that could stand wrong. */
    static boolean hasMoved(WatchStore.@Nullable Watch watch, @Nullable ApplicableTimePeriod period) {
        if (watch == null || period == null) {
            return false;
        }
        Rung current = ClockState.of(period) == ClockState.PAUSED ? Rung.PAUSED : watch.rung();
        NextRung next = NextRung.in(period, current, watch.next().daysLeft());
        return !next.equals(watch.next()) || !period.due().equals(watch.dueOn());
    }

    private void wake(RequestId id, String occasion) {
        messages.publish("Msg_LedgerMoved", id.toString(), "ledger-moved:" + id + ":" + occasion, new Nothing());
    }
}

package uk.rightsdesk.rights.erasure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.datamap.ChangePlan;
import uk.rightsdesk.datamap.ChangeReceipt;
import uk.rightsdesk.request.RequestId;

/**
 * A plan and what became of it.
 *
 * @param undoUntil until when it can still be stopped; null before a second person has agreed
 * @param receipt null until it is executed
 */
public record PlannedErasure(
        UUID id,
        RequestId request,
        ChangePlan plan,
        Instant plannedAt,
        @Nullable Instant undoUntil,
        @Nullable ChangeReceipt receipt) {

    /** Whether it is agreed and waits for the end of its undo window. */
    public boolean waits() {
        return undoUntil != null && receipt == null;
    }
}

package uk.rightsdesk.breach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.clock.BreachPeriod;
import uk.rightsdesk.request.RequestId;

/**
 * A personal data breach as the register has it.
 *
 * @param reference such as B-2026-000001
 * @param request the request or complaint it is about; null where it is about none
 * @param awareAt when the company became aware: from here 72 hours count
 * @param raisedBy user name, or {@code system}
 * @param assessment null before it is assessed
 * @param advice what the decision table came to; null before it was asked
 * @param decision null before one is recorded
 * @param affected null before staff decided who is written to
 * @param affectedCount how many people that was when it was decided; null where nobody is
 * @param closedAt null while it is open
 */
public record Breach(
        BreachId id,
        String reference,
        BreachSource source,
        @Nullable RequestId request,
        Instant awareAt,
        Instant raisedAt,
        String raisedBy,
        BreachFacts facts,
        @Nullable Assessment assessment,
        @Nullable Notification advice,
        @Nullable BreachDecision decision,
        @Nullable Affected affected,
        @Nullable Integer affectedCount,
        @Nullable Instant closedAt) {

    /** Its 72 hours. */
    public BreachPeriod period() {
        return new BreachPeriod(awareAt);
    }

    /** Whether fewer are told than the table says: that needs reasons and a second person. */
    public boolean isBelowAdvice() {
        return decision != null
                && advice != null
                && decision.notification() != Notification.ASSESS_AGAIN
                && decision.notification().compareTo(advice) < 0;
    }

    /** Whether what was decided stands: agreed to, where that is needed. */
    public boolean isSettled() {
        return decision != null
                && advice != null
                && decision.notification() != Notification.ASSESS_AGAIN
                && (!isBelowAdvice()
                        || decision.agreement() != null && decision.agreement().agreed());
    }

    /** Without its texts. */
    @Override
    public String toString() {
        return "Breach[" + reference + "]";
    }
}

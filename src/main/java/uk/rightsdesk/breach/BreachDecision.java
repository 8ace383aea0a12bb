package uk.rightsdesk.breach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom staff decided to tell.
 *
 * @param reasons blank where none were given
 * @param by user name
 * @param confirmed whether the process took it up: from then on it stands, unless a second person gives it back
 * @param agreement what a second person said; null before, or where none is needed
 */
public record BreachDecision(
        Notification notification,
        String reasons,
        String by,
        Instant at,
        boolean confirmed,
        @Nullable Agreement agreement) {

    /** @param agreed false where the second person gave it back */
    public record Agreement(boolean agreed, String by, Instant at) {}

    /** Without the reasons. */
    @Override
    public String toString() {
        return "BreachDecision[" + notification + "]";
    }
}

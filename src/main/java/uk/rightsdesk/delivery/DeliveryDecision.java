package uk.rightsdesk.delivery;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a signed-in person decided about a delivery that failed.
 *
 * @param note free text of staff: stays in the case store; null when none was given
 * @param trackedNumber of the tracked post; null where it was not posted or not tracked
 * @param staff user name
 * @param confirmedAt when the process took it up; null before
 */
public record DeliveryDecision(
        Code code,
        @Nullable String note,
        @Nullable String trackedNumber,
        String staff,
        Instant decidedAt,
        @Nullable Instant confirmedAt) {

    /** What to do; in the engine in kebab-case. */
    public enum Code {
        /** Send the same email again. */
        RETRY,
        /** It was sent by post instead. */
        POSTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Code of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}

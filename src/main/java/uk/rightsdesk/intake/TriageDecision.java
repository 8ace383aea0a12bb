package uk.rightsdesk.intake;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;

/**
 * What a signed-in person decided about a message.
 *
 * @param joins the request it joins; null unless that is the decision
 * @param note free text of staff: stays in the case store; null when none was given
 * @param staff user name
 * @param confirmedAt when the process took it up; null before
 */
public record TriageDecision(
        Code code,
        @Nullable RequestId joins,
        @Nullable String note,
        String staff,
        Instant decidedAt,
        @Nullable Instant confirmedAt) {

    /** What to do with the message; in the engine in kebab-case. */
    public enum Code {
        OPEN_ACCESS,
        JOIN,
        NOT_A_REQUEST,
        /** Staff deal with it outside of this system. */
        BY_HAND;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Code of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Without the note, so that none of it reaches a log. */
    @Override
    public String toString() {
        return "TriageDecision[" + code.code() + "]";
    }
}

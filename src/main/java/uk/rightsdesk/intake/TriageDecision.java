package uk.rightsdesk.intake;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;

/**
 * What a signed-in person decided about a message.
 *
 * @param rights those the message exercises; empty unless the decision is to open requests
 * @param joins the request it joins; null unless that is the decision
 * @param note free text of staff: stays in the case store; null when none was given
 * @param staff user name
 * @param confirmedAt when the process took it up; null before
 */
public record TriageDecision(
        Code code,
        Set<Right> rights,
        @Nullable RequestId joins,
        @Nullable String note,
        String staff,
        Instant decidedAt,
        @Nullable Instant confirmedAt) {

    public TriageDecision {
        rights = Set.copyOf(rights);
    }

    /** What to do with the message; in the engine in kebab-case. */
    public enum Code {
        /** Open a request for each of the rights. The form of the first release calls it by its other name. */
        @JsonAlias("open-access")
        OPEN,
        JOIN,
        NOT_A_REQUEST,
        /** No right but a matter for staff, such as a complaint: they deal with it outside of this system. */
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

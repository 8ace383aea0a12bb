package uk.rightsdesk.audit;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign of tampering.
 *
 * @param request the opaque id of the request whose event it is; null when it is about a checkpoint
 * @param first sequence number of the event, or number of the checkpoint; 0 when it is about none in particular
 * @param last the last of a range, otherwise the same as {@code first}
 * @param note what gives it away, in plain English and without personal data
 */
public record Finding(Kind kind, @Nullable UUID request, long first, long last, String note) {

    /** What was done. */
    public enum Kind {
        EDITED,
        DELETED,
        INSERTED,
        REORDERED,
        /** The end of a request's events, or all of them, is gone. */
        CUT_OFF,
        /** Newer than the last checkpoint and not in its chain: which of the two cannot be told. */
        EDITED_OR_INSERTED,
        TOMBSTONE_FORGED,
        CHECKPOINT_EDITED,
        CHECKPOINT_MISSING;

        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Finding event(Kind kind, UUID request, int seq, String note) {
        return new Finding(kind, request, seq, seq, note);
    }

    static Finding checkpoint(Kind kind, long number, String note) {
        return new Finding(kind, null, number, number, note);
    }

    /** One line, such as {@code edited: request 0b5c… event 5: its content is not what was sealed}. */
    @Override
    public String toString() {
        String place = first == last ? Long.toString(first) : first + " to " + last;
        return kind.words() + ": " + (request == null ? "checkpoint " : "request " + request + " event ") + place + ": "
                + note;
    }
}

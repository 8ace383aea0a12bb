package uk.rightsdesk.rights.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What staff noted about an erasure.
 *
 * @param ground null unless it is one
 * @param reasons by staff; empty where the key of the request is destroyed
 */
public record ErasureNote(
        Kind kind, @Nullable ErasureRequestGround ground, String reasons, String notedBy, Instant notedAt) {

    /** What it says. */
    public enum Kind {
        GROUND,
        /** Nothing may be erased: a legal hold, or staff stop the erasure. */
        HOLD,
        RELEASE
    }

    /** Without the reasons. */
    @Override
    public String toString() {
        return "ErasureNote[" + kind + "]";
    }
}

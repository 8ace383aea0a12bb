package uk.rightsdesk.intake;

import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message.
 *
 * @param position in the message, from 0
 * @param filename the sender's name for it, never to be trusted; null when not given
 * @param claimedType the sender's claim of what it is
 * @param detectedType what it is by its content, such as {@code application/pdf}
 */
public record AttachedFile(
        int position, @Nullable String filename, String claimedType, String detectedType, long sizeBytes, Scan scan) {

    /** What the virus scanner says. */
    public enum Scan {
        /** No scanner was configured when it came. */
        NONE,
        /** Not looked at yet. */
        PENDING,
        CLEAN,
        INFECTED,
        /** The scanner would not take it. */
        REFUSED
    }

    /** Whether its content may be shown: where a scanner is configured, only what it found clean. */
    public boolean isVisible() {
        return scan == Scan.NONE || scan == Scan.CLEAN;
    }

    /** Without its name, so that it reaches no log. */
    @Override
    public String toString() {
        return "AttachedFile[" + position + ", " + detectedType + ", " + scan + "]";
    }
}

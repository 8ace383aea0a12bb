package uk.rightsdesk.delivery.download;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One issue of a link to a bundle.
 *
 * @param issue from 1; only the newest works
 * @param message the email that carries it
 * @param codeMessage the email that carries its code; null where staff give the code by another channel
 * @param issuedBy user name of the member of staff, or {@code system}
 * @param sentAt when the mail server took the email; null before
 * @param expiresAt null before it is sent
 * @param usedAt when the right code was given; null before
 * @param voidedAt when a newer link took its place; null before
 */
public record DownloadLink(
        UUID id,
        UUID bundle,
        int issue,
        UUID message,
        @Nullable UUID codeMessage,
        String issuedBy,
        Instant issuedAt,
        @Nullable Instant sentAt,
        @Nullable Instant expiresAt,
        int wrongCodes,
        @Nullable Instant usedAt,
        @Nullable Instant voidedAt) {

    /** So many wrong codes lock a link. */
    public static final int TRIES = 5;

    /** Why a link opens nothing, or that it waits for its code. */
    public enum State {
        OPEN,
        USED,
        EXPIRED,
        LOCKED,
        VOID;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state(Instant now) {
        if (voidedAt != null) {
            return State.VOID;
        }
        if (usedAt != null) {
            return State.USED;
        }
        if (wrongCodes >= TRIES) {
            return State.LOCKED;
        }
        return expiresAt != null && !now.isBefore(expiresAt) ? State.EXPIRED : State.OPEN;
    }
}

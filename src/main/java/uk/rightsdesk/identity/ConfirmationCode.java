package uk.rightsdesk.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;

/**
 * A code that was sent to the address held; the code itself is read apart.
 *
 * @param round counts the codes of a request from 1; the last one holds
 * @param givenAt null until the right code came back
 */
record ConfirmationCode(
        UUID id,
        RequestId request,
        int round,
        Instant sentAt,
        Instant expiresAt,
        int wrongCodes,
        @Nullable Instant givenAt) {

    private static final int TRIES = 5;

    int triesLeft() {
        return TRIES - wrongCodes;
    }
}

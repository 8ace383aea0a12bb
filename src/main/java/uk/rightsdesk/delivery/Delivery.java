package uk.rightsdesk.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;

/**
 * One attempt to bring an answer to its requester.
 *
 * @param message the email, see {@link OutgoingMail#of}
 * @param attempt from 1
 * @param outcome null while under way
 * @param finishedAt null while under way
 */
public record Delivery(
        DeliveryId id,
        RequestId request,
        UUID message,
        int attempt,
        @Nullable DeliveryOutcome outcome,
        Instant createdAt,
        @Nullable Instant finishedAt) {}

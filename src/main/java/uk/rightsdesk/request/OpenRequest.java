package uk.rightsdesk.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a request is opened.
 *
 * @param correspondence the message it came by; one request per message and right
 * @param receivedAt when it reached the company, whoever there received it (law: UK GDPR Article 12A; ICO)
 * @param requesterName as written in the message; null when the message gives none
 * @param requesterAddress the email address the message came from, which answers may use only once identity is settled;
 *     of post or a call without one, how to reach the requester as staff wrote it down: then no process works it
 * @param senderAuthenticated whether the company's own mail server found an aligned SPF or DKIM pass
 */
public record OpenRequest(
        UUID correspondence,
        Right right,
        Instant receivedAt,
        @Nullable String requesterName,
        String requesterAddress,
        boolean senderAuthenticated,
        Channel channel) {

    /** A request that came by email. */
    public OpenRequest(
            UUID correspondence,
            Right right,
            Instant receivedAt,
            @Nullable String requesterName,
            String requesterAddress,
            boolean senderAuthenticated) {
        this(correspondence, right, receivedAt, requesterName, requesterAddress, senderAuthenticated, Channel.EMAIL);
    }
}

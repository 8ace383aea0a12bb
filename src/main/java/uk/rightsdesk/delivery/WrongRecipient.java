package uk.rightsdesk.delivery;

import java.time.Instant;
import java.util.UUID;
import uk.rightsdesk.request.RequestId;

/**
 * Told in the transaction that stops what is on its way, because something about a request reached somebody else: a
 * personal data breach to be assessed (UK GDPR Articles 33 and 34).
 *
 * @param id of the report, once for each
 * @param at when we became aware
 * @param happened in words of staff
 * @param staff user name of who reported it
 */
public record WrongRecipient(UUID id, RequestId request, Instant at, String happened, String staff) {

    /** Without what happened. */
    @Override
    public String toString() {
        return "WrongRecipient[" + request + "]";
    }
}

package uk.rightsdesk.rights.portability;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;

/**
 * The transmission of a person's data to somebody whom they named (UK GDPR Article 20(2)). {@link #toString()} tells
 * nothing of it but its id.
 *
 * @param name who receives the data
 * @param target an email address or an HTTPS address, by the method
 * @param country where the recipient is: two letters of ISO 3166
 * @param chosenBy the officer who recorded it
 * @param clearedBy the second person who decided that it may leave the United Kingdom and the EEA; null where nobody
 *     did
 * @param clearance their reasons
 * @param startedAt when it was carried out; null before
 * @param message the email with the link; null where there is none
 * @param bundle what is sent; null before
 * @param outcome null as long as it is not settled
 * @param failure code of why it failed; null elsewhere
 * @param receipt what the recipient's server answered; null where there is none
 */
public record Transfer(
        UUID id,
        RequestId request,
        TransferMethod method,
        String name,
        String target,
        String country,
        String chosenBy,
        @Nullable String clearedBy,
        @Nullable String clearance,
        @Nullable Instant startedAt,
        @Nullable UUID message,
        @Nullable UUID bundle,
        @Nullable Outcome outcome,
        @Nullable String failure,
        @Nullable Instant settledAt,
        @Nullable String receipt) {

    /** How a transfer ended. */
    public enum Outcome {
        SENT,
        FAILED
    }

    /** Whether it leaves the United Kingdom and the EEA. */
    public boolean isOutside() {
        return !Countries.within(country);
    }

    /** Whether it may be carried out as far as the place of the recipient goes. */
    public boolean isAllowed() {
        return !isOutside() || clearedBy != null;
    }

    @Override
    public String toString() {
        return "Transfer[" + id + "]";
    }
}

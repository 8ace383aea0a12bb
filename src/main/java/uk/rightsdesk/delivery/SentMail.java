package uk.rightsdesk.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.request.RequestId;

/**
 * What is known of an outgoing email.
 *
 * @param purpose code, such as {@code acknowledgement}
 * @param messageId with its angle brackets
 * @param finishedAt when the mail server took or refused it; null before
 * @param failureCode why it failed; null unless it did
 */
public record SentMail(
        UUID id,
        RequestId request,
        String purpose,
        String messageId,
        String recipient,
        String subject,
        State state,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String failureCode) {

    /** Whether it is a notice to the desk's own staff. */
    public boolean isToStaff() {
        return purpose.equals(StaffNotices.PURPOSE);
    }

    /** Whether it told a recipient of data of a change (UK GDPR Article 19). */
    public boolean isToRecipient() {
        return purpose.equals("recipient-notice") || purpose.equals("recipient-reminder");
    }

    /** Tells one failure from the next of the same email: the moment in milliseconds. */
    long failedAt() {
        return Objects.requireNonNull(finishedAt, "an email that failed").toEpochMilli();
    }

    /** Where it stands. */
    public enum State {
        /** Written, not yet to be sent. */
        PREPARED,
        /** To be sent as soon as the mail server takes it. */
        QUEUED,
        SENT,
        /** Refused for good. */
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public String toString() {
        return "SentMail[" + id + ", " + purpose + ", " + state + "]";
    }
}

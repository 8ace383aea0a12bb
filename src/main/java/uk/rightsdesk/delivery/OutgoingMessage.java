package uk.rightsdesk.delivery;

import java.util.List;
import uk.rightsdesk.request.RequestId;

/**
 * An email to be sent.
 *
 * @param request the request it belongs to
 * @param purpose what it is for, as a code, such as {@code acknowledgement}
 * @param businessKey request, letter and occasion: the same key twice is one email. Opaque ids and codes only
 * @param recipient one email address
 * @param subject plain text
 * @param text plain text
 * @param attachments in their order, may be empty
 * @param thread the message it answers, {@link MailThread#NONE} when it answers none
 * @param automatic whether no person had a part in it: then it says so (RFC 3834) and is itself not answered by
 *     machines
 */
public record OutgoingMessage(
        RequestId request,
        String purpose,
        String businessKey,
        String recipient,
        String subject,
        String text,
        List<Attachment> attachments,
        MailThread thread,
        boolean automatic) {

    public OutgoingMessage {
        attachments = List.copyOf(attachments);
    }

    /** The same email with a secret struck out of its text. */
    OutgoingMessage without(String secret) {
        return new OutgoingMessage(
                request,
                purpose,
                businessKey,
                recipient,
                subject,
                text.replace(secret, "[struck out]"),
                attachments,
                thread,
                automatic);
    }

    /** Without address and text, so that none of it reaches a log. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + businessKey + "]";
    }

    /**
     * @param filename ASCII, with its extension
     * @param contentType such as {@code application/pdf}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Attachment(String filename, String contentType, byte[] content) {

        @Override
        public String toString() {
            return "Attachment[" + contentType + ", " + content.length + " bytes]";
        }
    }
}

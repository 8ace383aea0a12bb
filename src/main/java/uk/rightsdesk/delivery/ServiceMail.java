package uk.rightsdesk.delivery;

import jakarta.mail.internet.AddressException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Sends emails of text only that belong to no request. No bytes are kept of them: what is sent again after a crash is
 * composed of the same parts, and is the same to the byte, its Message-ID too.
 */
@Component
public class ServiceMail {

    private static final Pattern MESSAGE_ID =
            Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^<>\\s]{1,255}>");

    private final PlainMail composer;
    private final SmtpSender smtp;
    private final SenderProperties sender;

    ServiceMail(PlainMail composer, SmtpSender smtp, SenderProperties sender) {
        this.composer = composer;
        this.smtp = smtp;
        this.sender = sender;
    }

    /**
     * @param id random, and shown to nobody but the recipient: the Message-ID is made of it
     * @param recipient one email address
     * @param text plain text
     * @param writtenAt stands in the email as its date
     */
    public record Message(UUID id, String recipient, String subject, String text, Instant writtenAt) {

        /** Without address and text, so that none of it reaches a log. */
        @Override
        public String toString() {
            return "Message[" + id + "]";
        }
    }

    /** Whether mail can be addressed to it. */
    public boolean isAddress(String address) {
        try {
            MailComposer.oneAddress(address);
            return true;
        } catch (AddressException unusable) {
            return false;
        }
    }

    /**
     * Hands an email to the mail server, outside any transaction.
     *
     * @throws uk.rightsdesk.outbox.PermanentFailure when the server refuses it for good
     * @throws Exception when the server was not reached, or asks to be tried later
     */
    public void send(Message message) throws Exception {
        String messageId = "<" + message.id() + "@" + sender.domain() + ">";
        smtp.send(
                message.recipient(),
                composer.compose(
                        messageId, message.recipient(), message.subject(), message.text(), message.writtenAt()));
    }

    /** The id of the email that bears this Message-ID, from a stranger; empty where it cannot be one of these. */
    public static Optional<UUID> idIn(String messageId) {
        Matcher parts = MESSAGE_ID.matcher(messageId);
        return parts.matches() ? Optional.of(UUID.fromString(parts.group(1))) : Optional.empty();
    }
}

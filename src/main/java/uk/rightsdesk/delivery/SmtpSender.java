package uk.rightsdesk.delivery;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.outbox.PermanentFailure;

/** Hands stored bytes to the mail server, unchanged. */
@Component
class SmtpSender {

    /** The enhanced code of a full mailbox. Only looked for: what a server says is never kept. */
    private static final Pattern FULL = Pattern.compile("\\b[45]\\.2\\.2\\b");

    private final SmtpConnections connections;

    SmtpSender(SmtpConnections connections) {
        this.connections = connections;
    }

    /**
     * @throws PermanentFailure when the server refuses the recipient or the message for good
     * @throws NotNow when the recipient's mailbox is full, or the server asks to come back for them later
     * @throws MailNotTaken on any other failure: to be tried again. Neither quotes the server, which quotes addresses
     */
    void send(String recipient, byte[] mime) throws MailNotTaken, NotNow {
        StoredMail mail = stored(mime);
        try {
            Address[] recipients = {new InternetAddress(recipient)};
            connections.use(transport -> transport.sendMessage(mail, recipients));
        } catch (MessagingException failure) {
            int later = notNow(failure, 0);
            if (later != 0) {
                throw new NotNow(later);
            }
            int code = refusalForGood(failure, 0);
            if (code != 0) {
                throw new PermanentFailure("smtp-" + code);
            }
            throw new MailNotTaken(failure.getClass().getSimpleName());
        }
    }

    private static StoredMail stored(byte[] mime) {
        try {
            return new StoredMail(mime);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException("a stored email cannot be read");
        }
    }

    /** The recipient cannot be given the email now: to be tried again, but not for ever. */
    static final class NotNow extends Exception {

        private static final long serialVersionUID = 1L;

        private final int code;

        NotNow(int code) {
            super("the mail server does not take the email for its recipient now: " + code);
            this.code = code;
        }

        /** The server's, such as 452. */
        int code() {
            return code;
        }
    }

    /** The mail server was not reached or asked to be tried later. */
    static final class MailNotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        MailNotTaken(String kind) {
            super("mail server has not taken the email: " + kind);
        }
    }

    /**
     * The code of an answer about the recipient that time may change, 0 when there is none: greylisting and its like
     * (4xx), and a mailbox that is full (RFC 3463: X.2.2), which some servers say as if it were for good.
     */
    private static int notNow(@Nullable Exception cause, int depth) {
        int code = switch (cause) {
            case SMTPAddressFailedException recipient
            when recipient.getReturnCode() / 100 == 4 || isFull(recipient, recipient.getReturnCode()) ->
                recipient.getReturnCode();
            case SMTPSendFailedException refused
            when isAnswerToData(refused) && isFull(refused, refused.getReturnCode()) -> refused.getReturnCode();
            case null, default -> 0;
        };
        return code == 0 && cause instanceof SendFailedException chained && depth < 10
                ? notNow(chained.getNextException(), depth + 1)
                : code;
    }

    /** 552 without more means the mailbox when it is said of the recipient, and may mean the size when of the text. */
    private static boolean isFull(SendFailedException refusal, int code) {
        String said = String.valueOf(refusal.getMessage());
        return FULL.matcher(said).find()
                || (code == 552 && refusal instanceof SMTPAddressFailedException && !said.contains("5.3.4"));
    }

    /** The code of a refusal that no further try will change, 0 when there is none. */
    private static int refusalForGood(@Nullable Exception cause, int depth) {
        int code = switch (cause) {
            case SMTPAddressFailedException recipientRefused -> recipientRefused.getReturnCode();
            case SMTPSendFailedException refused when isAnswerToData(refused) -> refused.getReturnCode();
            case null, default -> 0;
        };
        // 53x: our own sign-in, which an operator mends
        if (code >= 500 && code / 10 != 53) {
            return code;
        }
        return cause instanceof SendFailedException chained && depth < 10
                ? refusalForGood(chained.getNextException(), depth + 1)
                : 0;
    }

    /** Not MAIL FROM, where the server refuses us and not the message. */
    private static boolean isAnswerToData(SMTPSendFailedException refused) {
        String command = refused.getCommand();
        return command != null && (command.startsWith("DATA") || command.startsWith("BDAT") || command.equals("."));
    }

    /** A message that cannot be changed: what is sent are the stored bytes. */
    private static final class StoredMail extends SMTPMessage {

        private final byte[] bytes;

        StoredMail(byte[] bytes) throws MessagingException {
            super(null, new ByteArrayInputStream(bytes));
            this.bytes = bytes;
            // a bounce comes back to the address with the request's token; without one, getReplyTo answers From
            setEnvelopeFrom(((InternetAddress) getReplyTo()[0]).getAddress());
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(bytes);
        }
    }
}

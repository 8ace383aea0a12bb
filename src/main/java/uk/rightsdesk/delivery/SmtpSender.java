package uk.rightsdesk.delivery;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import uk.rightsdesk.outbox.PermanentFailure;

/** Hands stored bytes to the mail server, unchanged. */
@Component
class SmtpSender {

    private final JavaMailSender sender;

    SmtpSender(JavaMailSender sender) {
        this.sender = sender;
    }

    /**
     * @throws PermanentFailure when the server refuses the recipient or the message for good
     * @throws MailNotTaken on any other failure: to be tried again. Neither quotes the server, which quotes addresses
     */
    void send(String recipient, byte[] mime) throws MailNotTaken {
        try {
            sender.send(new StoredMail(mime, new InternetAddress(recipient)));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException("a stored email cannot be read");
        } catch (MailException failure) {
            int code = refusalForGood(failure);
            if (code != 0) {
                throw new PermanentFailure("smtp-" + code);
            }
            throw new MailNotTaken(failure.getClass().getSimpleName());
        }
    }

    /** The mail server was not reached or asked to be tried later. */
    static final class MailNotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        MailNotTaken(String kind) {
            super("mail server has not taken the email: " + kind);
        }
    }

    /** The code of a refusal that no further try will change, 0 when there is none. */
    private static int refusalForGood(MailException failure) {
        if (failure instanceof MailSendException refused) {
            for (Exception cause : refused.getMessageExceptions()) {
                int code = refusalForGood(cause, 0);
                if (code != 0) {
                    return code;
                }
            }
        }
        return 0;
    }

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
        private final InternetAddress recipient;

        StoredMail(byte[] bytes, InternetAddress recipient) throws MessagingException {
            super(null, new ByteArrayInputStream(bytes));
            this.bytes = bytes;
            this.recipient = recipient;
            // a bounce comes back to the address with the request's token; without one, getReplyTo answers From
            setEnvelopeFrom(((InternetAddress) getReplyTo()[0]).getAddress());
        }

        @Override
        public Address[] getAllRecipients() {
            return new Address[] {recipient};
        }

        @Override
        public void saveChanges() {
            // Spring would have the headers made anew
        }

        @Override
        public void setHeader(String name, String value) {
            // and sets the Message-ID again
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(bytes);
        }
    }
}

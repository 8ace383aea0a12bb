package uk.rightsdesk.delivery;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.springframework.stereotype.Component;

/**
 * Makes the bytes of an email of text only that is about no request: the same input gives the same bytes, so that they
 * need not be kept. It says that no person wrote it (RFC 3834), so that no machine answers it.
 */
@Component
class PlainMail {

    private final SenderProperties sender;
    private final Session session = Session.getInstance(new Properties());

    PlainMail(SenderProperties sender) {
        this.sender = sender;
    }

    /**
     * @param messageId with its angle brackets
     * @throws IllegalArgumentException when the recipient is no email address; the message does not quote it
     */
    byte[] compose(String messageId, String recipient, String subject, String text, Instant writtenAt) {
        try {
            MimeMessage mail = new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", messageId);
                }
            };
            mail.setFrom(new InternetAddress(sender.address(), sender.name(), StandardCharsets.UTF_8.name()));
            mail.setRecipient(Message.RecipientType.TO, MailComposer.oneAddress(recipient));
            mail.setSubject(subject.replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(writtenAt));
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setText(text.replaceAll("\\R", "\r\n"), StandardCharsets.UTF_8.name());
            mail.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException unaddressable) {
            // its message would quote the address
            throw new IllegalArgumentException("the recipient of " + messageId + " is not one email address");
        } catch (IOException impossible) {
            throw new IllegalStateException("email " + messageId + " cannot be written");
        }
    }
}

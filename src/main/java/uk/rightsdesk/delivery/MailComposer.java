package uk.rightsdesk.delivery;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Makes the complete bytes of an email, once. */
@Component
class MailComposer {

    private final SenderProperties sender;
    private final ReplyTokens tokens;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());

    MailComposer(SenderProperties sender, ReplyTokens tokens, Clock clock) {
        this.sender = sender;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when the recipient is no email address; the message does not quote it */
    byte[] compose(OutgoingMessage message, String messageId) {
        try {
            MimeMessage mail = new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", messageId);
                }
            };
            mail.setFrom(fromTheDesk(sender.address()));
            Optional<String> replyAddress = tokens.replyAddress(message.request());
            if (replyAddress.isPresent()) {
                mail.setReplyTo(new Address[] {fromTheDesk(replyAddress.get())});
            }
            mail.setRecipient(Message.RecipientType.TO, recipient(message));
            mail.setSubject(message.subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(clock.instant()));
            thread(mail, message.thread());
            if (message.automatic()) {
                mail.setHeader("Auto-Submitted", "auto-replied");
            }
            if (message.attachments().isEmpty()) {
                mail.setText(inMailLines(message.text()), StandardCharsets.UTF_8.name());
            } else {
                mail.setContent(withAttachments(inMailLines(message.text()), message.attachments()));
            }
            mail.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException unwritable) {
            throw new IllegalStateException("email " + message.businessKey() + " cannot be written");
        }
    }

    private InternetAddress fromTheDesk(String address) throws UnsupportedEncodingException {
        return new InternetAddress(address, sender.name(), StandardCharsets.UTF_8.name());
    }

    /** Lines as SMTP has them: what is stored is what is sent, to the byte. */
    private static String inMailLines(String text) {
        return text.replaceAll("\\R", "\r\n");
    }

    /** The first PDF attached to an email of ours. */
    Optional<byte[]> pdfIn(byte[] mime) {
        try {
            MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(mime));
            if (mail.getContent() instanceof MimeMultipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    if (parts.getBodyPart(i).isMimeType("application/pdf")) {
                        return Optional.of(parts.getBodyPart(i).getInputStream().readAllBytes());
                    }
                }
            }
            return Optional.empty();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException("a stored email cannot be read");
        }
    }

    private static InternetAddress recipient(OutgoingMessage message) {
        try {
            return oneAddress(message.recipient());
        } catch (AddressException unusable) {
            // its message would quote the address
            throw new IllegalArgumentException("recipient of " + message.businessKey() + " is not one email address");
        }
    }

    /** @throws AddressException when it is anything else; its message may quote it */
    static InternetAddress oneAddress(String address) throws AddressException {
        InternetAddress[] addresses = InternetAddress.parse(address, true);
        if (addresses.length != 1 || addresses[0].isGroup()) {
            throw new AddressException();
        }
        addresses[0].validate();
        return addresses[0];
    }

    private static void thread(MimeMessage mail, MailThread thread) throws MessagingException {
        if (thread.inReplyTo() != null) {
            mail.setHeader("In-Reply-To", thread.inReplyTo());
        }
        if (!thread.references().isEmpty()) {
            mail.setHeader("References", String.join("\r\n ", thread.references()));
        }
    }

    private static MimeMultipart withAttachments(String text, List<OutgoingMessage.Attachment> attachments)
            throws MessagingException {
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, StandardCharsets.UTF_8.name());
        mixed.addBodyPart(words);
        for (OutgoingMessage.Attachment attachment : attachments) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(
                    new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.contentType())));
            part.setFileName(attachment.filename());
            part.setDisposition(Part.ATTACHMENT);
            // whatever passes on the way must not touch the bytes of a letter
            part.setHeader("Content-Transfer-Encoding", "base64");
            mixed.addBodyPart(part);
        }
        return mixed;
    }
}

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
import uk.rightsdesk.outbox.Effect;

/** Sends a notice to staff that belongs to no single request; sent again, it is the same message. */
@Component
class SendStaffDigest implements Effect<SendStaffDigest.Digest> {

    private final SmtpSender smtp;
    private final SenderProperties sender;
    private final NoticeProperties addresses;
    private final Session session = Session.getInstance(new Properties());

    SendStaffDigest(SmtpSender smtp, SenderProperties sender, NoticeProperties addresses) {
        this.smtp = smtp;
        this.sender = sender;
        this.addresses = addresses;
    }

    /** @param text references, codes, dates and counts only */
    record Digest(NoticeRole role, String subject, String text, Instant decidedAt) {}

    @Override
    public String name() {
        return "send-staff-digest";
    }

    @Override
    public Class<Digest> payloadType() {
        return Digest.class;
    }

    @Override
    public void perform(String businessKey, Digest digest) throws Exception {
        smtp.send(addresses.of(digest.role()), compose(businessKey, digest));
    }

    private byte[] compose(String businessKey, Digest digest) throws MessagingException, IOException {
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + businessKey.replace(':', '.') + "@" + sender.domain() + ">");
            }
        };
        mail.setFrom(new InternetAddress(sender.address(), sender.name(), StandardCharsets.UTF_8.name()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(addresses.of(digest.role())));
        mail.setSubject(digest.subject(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(digest.decidedAt()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(digest.text().replaceAll("\\R", "\r\n"), StandardCharsets.UTF_8.name());
        mail.saveChanges();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toByteArray();
    }
}

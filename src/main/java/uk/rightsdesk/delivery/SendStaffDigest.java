package uk.rightsdesk.delivery;

import java.time.Instant;
import org.springframework.stereotype.Component;
import uk.rightsdesk.outbox.Effect;

/** Sends a notice to staff that belongs to no single request; sent again, it is the same message. */
@Component
class SendStaffDigest implements Effect<SendStaffDigest.Digest> {

    private final SmtpSender smtp;
    private final PlainMail composer;
    private final SenderProperties sender;
    private final NoticeProperties addresses;

    SendStaffDigest(SmtpSender smtp, PlainMail composer, SenderProperties sender, NoticeProperties addresses) {
        this.smtp = smtp;
        this.composer = composer;
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
        String messageId = "<" + businessKey.replace(':', '.') + "@" + sender.domain() + ">";
        String recipient = addresses.of(digest.role());
        smtp.send(
                recipient, composer.compose(messageId, recipient, digest.subject(), digest.text(), digest.decidedAt()));
    }
}

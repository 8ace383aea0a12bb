package uk.rightsdesk.delivery;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.outbox.Outbox;
import uk.rightsdesk.request.RequestId;

/** Emails on their way out. */
@Component
public class OutgoingMail {

    private final OutgoingMessageStore messages;
    private final MailComposer composer;
    private final SenderProperties sender;
    private final Outbox outbox;
    private final SendEmail sendEmail;

    OutgoingMail(
            OutgoingMessageStore messages,
            MailComposer composer,
            SenderProperties sender,
            Outbox outbox,
            SendEmail sendEmail) {
        this.messages = messages;
        this.composer = composer;
        this.sender = sender;
        this.outbox = outbox;
        this.sendEmail = sendEmail;
    }

    /**
     * Writes an email in the caller's transaction; it is sent after the commit, as often as it takes, always as the
     * same bytes. The same business key twice is one email.
     *
     * @return its id
     * @throws IllegalArgumentException when the recipient is not one email address
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID queue(OutgoingMessage message) {
        UUID id = prepare(message);
        if (messages.move(id, List.of(SentMail.State.PREPARED), SentMail.State.QUEUED, null)) {
            outbox.enqueue(sendEmail, "send-email:" + id, new SendEmail.Payload(id, null));
        }
        return id;
    }

    /** Every email about a request, oldest first. */
    @Transactional(readOnly = true)
    public List<SentMail> of(RequestId request) {
        return messages.of(request);
    }

    /** The emails of ours that bear one of these Message-IDs, oldest first. */
    @Transactional(readOnly = true)
    public List<SentMail> withMessageIds(Collection<String> messageIds) {
        return messages.withMessageIds(messageIds);
    }

    byte[] letter(UUID message) {
        return composer.pdfIn(messages.mail(message).mime())
                .orElseThrow(() -> new IllegalStateException("email " + message + " carries no letter"));
    }

    /** Writes the email without sending it. */
    UUID prepare(OutgoingMessage message) {
        return messages.idOf(message.businessKey()).orElseGet(() -> {
            UUID id = UUID.randomUUID();
            // of its own, not derived from anything: who does not have our letter cannot name it
            String messageId = "<" + UUID.randomUUID() + "@" + sender.domain() + ">";
            messages.insert(id, messageId, message, composer.compose(message, messageId));
            return id;
        });
    }

    void send(UUID message, DeliveryId delivery) {
        messages.move(message, List.of(SentMail.State.PREPARED, SentMail.State.FAILED), SentMail.State.QUEUED, null);
        outbox.enqueue(sendEmail, "send-email:" + delivery, new SendEmail.Payload(message, delivery));
    }
}

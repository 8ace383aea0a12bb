package uk.rightsdesk.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import uk.rightsdesk.outbox.Effect;
import uk.rightsdesk.outbox.PermanentFailure;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestJournal;

/** The effect that hands an email to the mail server and notes that it did, or that the server will never take it. */
@Component
class SendEmail implements Effect<SendEmail.Payload> {

    private static final List<SentMail.State> ON_ITS_WAY = List.of(SentMail.State.QUEUED);

    private final OutgoingMessageStore messages;
    private final DeliveryStore deliveries;
    private final SmtpSender smtp;
    private final RequestJournal journal;
    private final SenderProperties sender;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SendEmail(
            OutgoingMessageStore messages,
            DeliveryStore deliveries,
            SmtpSender smtp,
            RequestJournal journal,
            SenderProperties sender,
            TransactionOperations transactions,
            Clock clock,
            ApplicationEventPublisher events) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.smtp = smtp;
        this.journal = journal;
        this.sender = sender;
        this.transactions = transactions;
        this.clock = clock;
        this.events = events;
    }

    /** @param delivery null when the process does not wait for this email */
    record Payload(UUID message, @Nullable DeliveryId delivery) {}

    @Override
    public String name() {
        return "send-email";
    }

    @Override
    public Class<Payload> payloadType() {
        return Payload.class;
    }

    @Override
    public void perform(String businessKey, Payload payload) throws Exception {
        SentMail mail = messages.get(payload.message());
        if (mail.state() == SentMail.State.QUEUED) {
            OutgoingMessageStore.Mail content = messages.mail(payload.message());
            send(mail, content);
        }
        transactions.executeWithoutResult(status -> finish(payload, SentMail.State.SENT, null));
    }

    private void send(SentMail mail, OutgoingMessageStore.Mail content) throws Exception {
        try {
            smtp.send(content.recipient(), content.mime());
        } catch (SmtpSender.NotNow notNow) {
            if (mail.createdAt().plus(sender.patience()).isBefore(clock.instant())) {
                throw new PermanentFailure("smtp-" + notNow.code() + "-too-long");
            }
            throw notNow;
        }
    }

    @Override
    public void failed(String businessKey, Payload payload, String code) {
        finish(payload, SentMail.State.FAILED, code);
    }

    private void finish(Payload payload, SentMail.State state, @Nullable String failureCode) {
        if (messages.move(payload.message(), ON_ITS_WAY, state, failureCode)) {
            SentMail mail = messages.get(payload.message());
            boolean sent = state == SentMail.State.SENT;
            if (sent) {
                messages.forgetSecret(mail.id());
            }
            journal.record(
                    mail.request(),
                    sent ? EventType.MESSAGE_SENT : EventType.MESSAGE_FAILED,
                    failureCode == null
                            ? Map.of("message", mail.id().toString(), "purpose", mail.purpose())
                            : Map.of("message", mail.id().toString(), "purpose", mail.purpose(), "code", failureCode));
            if (payload.delivery() != null) {
                deliveries.finish(payload.delivery(), sent ? DeliveryOutcome.SENT : DeliveryOutcome.FAILED);
            }
            events.publishEvent(new EmailSettled(mail, payload.delivery()));
        }
    }
}

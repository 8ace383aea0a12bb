package uk.rightsdesk.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.outbox.Outbox;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Emails on their way out. */
@Component
public class OutgoingMail {

    /** Failure code of letters that were stopped, for they would reach somebody else. */
    public static final String WRONG_RECIPIENT = "wrong-recipient";

    private static final Duration FULL_MAILBOX_PAUSE = Duration.ofHours(12);

    private final OutgoingMessageStore messages;
    private final DeliveryStore deliveries;
    private final MailComposer composer;
    private final SenderProperties sender;
    private final Outbox outbox;
    private final SendEmail sendEmail;
    private final RequestJournal journal;
    private final Clock clock;

    OutgoingMail(
            OutgoingMessageStore messages,
            DeliveryStore deliveries,
            MailComposer composer,
            SenderProperties sender,
            Outbox outbox,
            SendEmail sendEmail,
            RequestJournal journal,
            Clock clock) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.composer = composer;
        this.sender = sender;
        this.outbox = outbox;
        this.sendEmail = sendEmail;
        this.journal = journal;
        this.clock = clock;
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
        release(id);
        return id;
    }

    /**
     * Writes an email that carries a secret, to be sent on {@link #release}. The secret is in the stored bytes for as
     * long as they may have to be sent, and no longer.
     *
     * @param secret as it stands in the text
     * @return its id; the same business key twice is one email, with the secret of the first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID prepare(OutgoingMessage message, String secret) {
        return messages.idOf(message.businessKey()).orElseGet(() -> write(message, secret));
    }

    /** Lets a prepared email go; once is enough. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID id) {
        if (messages.move(id, List.of(SentMail.State.PREPARED), SentMail.State.QUEUED, null)) {
            outbox.enqueue(sendEmail, "send-email:" + id, new SendEmail.Payload(id, null));
        }
    }

    /** The letters about a request that will not arrive by themselves: staff see to them. Oldest first. */
    @Transactional(readOnly = true)
    public List<SentMail> toAttend(RequestId request) {
        return messages.toAttend(request);
    }

    /**
     * Notes that staff saw to a letter that failed for good, such as by telephone or post.
     *
     * @param staff user name
     * @return false when there was nothing to see to any longer
     */
    @Transactional
    public boolean attend(RequestId request, UUID letter, String staff) {
        boolean attended = messages.attend(letter, request, staff);
        if (attended) {
            journal.record(
                    request,
                    EventType.LETTER_ATTENDED,
                    clock.instant(),
                    staff,
                    Map.of(
                            "message",
                            letter.toString(),
                            "purpose",
                            messages.get(letter).purpose()));
        }
        return attended;
    }

    /** Why a letter that failed for good is not sent again as it is, or that it may be. */
    public enum Again {
        MAY,
        /** Its link or code is not kept: a new one takes its place. */
        NEEDS_NEW_LINK,
        /** It was stopped, for its address is not theirs. */
        WRONG_ADDRESS
    }

    /** Whether a letter that failed for good may be sent again as it is. */
    @Transactional(readOnly = true)
    public Again again(SentMail failed) {
        if (WRONG_RECIPIENT.equals(failed.failureCode())) {
            return Again.WRONG_ADDRESS;
        }
        return messages.lostSecret(failed.id()) ? Again.NEEDS_NEW_LINK : Again.MAY;
    }

    /**
     * Sends a letter that failed for good once more, as the same bytes.
     *
     * @param staff user name
     * @return false when it had not failed, somebody saw to it before, or it may not go as it is
     */
    @Transactional
    public boolean sendAgain(RequestId request, UUID letter, String staff) {
        Optional<SentMail> failed = messages.toAttend(request).stream()
                .filter(mail -> mail.id().equals(letter) && again(mail) == Again.MAY)
                .findFirst();
        failed.filter(mail -> messages.move(letter, List.of(SentMail.State.FAILED), SentMail.State.QUEUED, null))
                .ifPresent(mail -> {
                    outbox.enqueue(
                            sendEmail,
                            "send-email:" + letter + ":after:" + mail.failedAt(),
                            new SendEmail.Payload(letter, null));
                    journal.record(
                            request,
                            EventType.LETTER_SENT_AGAIN,
                            clock.instant(),
                            staff,
                            Map.of("message", letter.toString(), "purpose", mail.purpose()));
                });
        return failed.isPresent();
    }

    /**
     * Sends an email once more after a pause, as the same bytes, for it came back from a full mailbox. One whose secret
     * was forgotten since cannot go again, and none goes for longer than the patience with full mailboxes.
     *
     * @param occasion what tells this time from others
     * @return false when it is not sent again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean sendLater(SentMail returned, String occasion) {
        boolean again = returned.createdAt().plus(sender.patience()).isAfter(clock.instant())
                && !messages.carriedSecret(returned.id())
                && messages.move(returned.id(), List.of(SentMail.State.SENT), SentMail.State.QUEUED, null);
        if (again) {
            outbox.enqueue(
                    sendEmail,
                    "send-email:" + returned.id() + ":full:" + occasion,
                    new SendEmail.Payload(returned.id(), null),
                    FULL_MAILBOX_PAUSE);
        }
        return again;
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

    /**
     * Stops every letter about a request that has not left, for it must not reach who it is addressed to.
     *
     * @param code why, in kebab-case
     * @return how many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int stop(RequestId request, String code) {
        int stopped = 0;
        for (SentMail mail : messages.of(request)) {
            if (!mail.isToStaff()
                    && messages.move(
                            mail.id(),
                            List.of(SentMail.State.PREPARED, SentMail.State.QUEUED),
                            SentMail.State.FAILED,
                            code)) {
                deliveries
                        .latestOf(mail.id())
                        .filter(delivery -> delivery.outcome() == null)
                        .ifPresent(delivery -> deliveries.finish(delivery.id(), DeliveryOutcome.FAILED));
                stopped++;
            }
        }
        return stopped;
    }

    byte[] letter(UUID message) {
        return composer.pdfIn(messages.mail(message).mime())
                .orElseThrow(() -> new IllegalStateException("email " + message + " carries no letter"));
    }

    /** Writes the email without sending it. */
    UUID prepare(OutgoingMessage message) {
        return messages.idOf(message.businessKey()).orElseGet(() -> write(message, null));
    }

    private UUID write(OutgoingMessage message, @Nullable String secret) {
        UUID id = UUID.randomUUID();
        // of its own, not derived from anything: who does not have our letter cannot name it
        String messageId = "<" + UUID.randomUUID() + "@" + sender.domain() + ">";
        byte[] kept = secret == null ? null : composer.compose(message.without(secret), messageId);
        messages.insert(id, messageId, message, composer.compose(message, messageId), kept);
        return id;
    }

    void send(UUID message, DeliveryId delivery) {
        messages.move(message, List.of(SentMail.State.PREPARED, SentMail.State.FAILED), SentMail.State.QUEUED, null);
        outbox.enqueue(sendEmail, "send-email:" + delivery, new SendEmail.Payload(message, delivery));
    }
}

package uk.rightsdesk.recipient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.letter.NoticeKind;
import uk.rightsdesk.request.RequestId;

/**
 * What one recipient is told of one change, and what came of it.
 *
 * @param decision what staff decided where no email reaches it; null elsewhere
 * @param reasons of the decision
 * @param sentAt when the letter was handed to the outbox; null before, and where none goes
 * @param remindedAt when it was asked once more
 * @param answer what it answered; null as long as it has not
 * @param remark what it said besides
 * @param answeredBy {@value #ITSELF}, or the user name of whoever recorded its answer
 * @param silentOn the day on which its silence was recorded; a later answer leaves it
 */
public record RecipientNotice(
        UUID id,
        RequestId request,
        UUID round,
        NoticeKind kind,
        Recipient recipient,
        @Nullable RecipientDecision decision,
        @Nullable String reasons,
        @Nullable Instant sentAt,
        @Nullable Instant remindedAt,
        @Nullable RecipientAnswer answer,
        @Nullable String remark,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable LocalDate silentOn) {

    /** Who answered where the recipient did on its page. */
    public static final String ITSELF = "recipient";

    /** Whether staff have to decide before the others are told. */
    public boolean toDecide() {
        return decision == null && sentAt == null && !recipient.isReachable();
    }

    /** Whether an answer is awaited. */
    public boolean isAwaited() {
        return sentAt != null && answer == null;
    }

    /** Whether it is to be written to. */
    boolean isToSend() {
        return decision == null && sentAt == null && recipient.isReachable();
    }

    @Override
    public String toString() {
        return "RecipientNotice[" + id + "]";
    }
}

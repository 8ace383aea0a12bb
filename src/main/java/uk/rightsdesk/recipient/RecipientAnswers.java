package uk.rightsdesk.recipient;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.PageToken;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * What recipients answer, on the page of their notice or in another way to staff, and what staff decide of the others.
 */
@Component
@Transactional
public class RecipientAnswers {

    private static final int LONGEST = 8_000;

    private final NoticeStore store;
    private final Requests requests;
    private final ProcessMessages messages;
    private final StaffNotices notices;
    private final RequestJournal journal;
    private final Clock clock;

    RecipientAnswers(
            NoticeStore store,
            Requests requests,
            ProcessMessages messages,
            StaffNotices notices,
            RequestJournal journal,
            Clock clock) {
        this.store = store;
        this.requests = requests;
        this.messages = messages;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The notice that a page is about.
     *
     * @param token from the address of the page, by a stranger
     * @return empty unless it is that of a notice that was sent
     */
    @Transactional(readOnly = true)
    public Optional<RecipientNotice> notice(String token) {
        return store.withToken(new PageToken(token)).filter(notice -> notice.sentAt() != null);
    }

    /**
     * Takes the answer that a recipient gives on its page. The first one counts: what else it has to say it writes to
     * staff.
     *
     * @return false when the page is no recipient's, or it has answered
     */
    public boolean answer(String token, RecipientAnswer answer, @Nullable String remark) {
        Optional<RecipientNotice> notice = notice(token).filter(RecipientNotice::isAwaited);
        notice.ifPresent(awaited -> take(awaited, answer, remark, RecipientNotice.ITSELF, RequestJournal.SYSTEM));
        return notice.isPresent();
    }

    /** Takes the answer that a recipient gives in an email of its own. */
    void emailed(RecipientNotice notice, RecipientAnswer answer, String text) {
        take(notice, answer, text, RecipientNotice.ITSELF, RequestJournal.SYSTEM);
    }

    /**
     * Records an answer that came by email, telephone or post; it takes the place of an earlier one.
     *
     * @param staff user name of the signed-in person
     * @throws IllegalArgumentException when the notice is none of the request, or was not sent; the message is for
     *     staff
     */
    public void record(RequestId request, UUID notice, RecipientAnswer answer, @Nullable String remark, String staff) {
        RecipientNotice sent = find(request, notice);
        if (sent.sentAt() == null) {
            throw new IllegalArgumentException("This recipient was not written to, so there is nothing to answer.");
        }
        take(sent, answer, remark, staff, staff);
    }

    private void take(
            RecipientNotice notice, RecipientAnswer answer, @Nullable String remark, String by, String actor) {
        store.answered(notice, answer, text(remark), by);
        journal.record(
                notice.request(),
                EventType.RECIPIENT_ANSWERED,
                clock.instant(),
                actor,
                Map.of("notice", notice.id().toString(), "answer", answer.code()));
        if (answer.needsAttention()) {
            Request request = requests.get(notice.request());
            notices.send(
                    "recipient-answered:" + notice.id() + ":" + answer.code(),
                    request.id(),
                    "A recipient answered no: " + request.reference(),
                    """
                    A recipient told about request %s will not or cannot act on it. What it said stands on the
                    request's page of the desk under Recipients. Consider whether the person should hear of it.
                    """.formatted(request.reference()));
        }
        if (store.inRound(notice.round()).stream().noneMatch(RecipientNotice::isAwaited)) {
            messages.publish(
                    "Msg_RecipientsAnswered",
                    notice.round().toString(),
                    "recipients-answered:" + notice.round(),
                    new Nothing());
        }
    }

    /**
     * Records what staff decided about a recipient whom no email reaches, or that is not written to for a reason; a
     * later decision takes its place until the others are told.
     *
     * @param reasons why, or how it was told
     * @param staff user name of the signed-in person
     * @throws IllegalArgumentException when there are no reasons, or it was written to; the message is for staff
     */
    public void decide(
            RequestId request, UUID notice, RecipientDecision decision, @Nullable String reasons, String staff) {
        RecipientNotice open = find(request, notice);
        String why = text(reasons);
        if (why == null) {
            throw new IllegalArgumentException("Say why, or how the recipient was told.");
        }
        if (open.sentAt() != null) {
            throw new IllegalArgumentException("This recipient was written to meanwhile.");
        }
        store.decide(open, decision, why, staff);
        journal.record(
                request,
                EventType.RECIPIENT_DECIDED,
                clock.instant(),
                staff,
                Map.of("notice", notice.toString(), "decision", decision.code()));
    }

    private RecipientNotice find(RequestId request, UUID notice) {
        return store.of(request).stream()
                .filter(each -> each.id().equals(notice))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This request has no such recipient."));
    }

    private static @Nullable String text(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return null;
        }
        String stripped = said.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST));
    }
}

package uk.rightsdesk.recipient;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.intake.Correspondence;
import uk.rightsdesk.intake.RepliesOfOthers;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Emails of recipients that answer a notice go to that notice. Who writes one of the answers of the page, and nothing
 * else in the first line, has answered; what others write is read by an officer.
 */
@Component
class RecipientReplies implements RepliesOfOthers {

    private final OutgoingMail mail;
    private final NoticeStore store;
    private final RecipientAnswers answers;
    private final StaffNotices notices;
    private final Requests requests;
    private final RequestJournal journal;

    RecipientReplies(
            OutgoingMail mail,
            NoticeStore store,
            RecipientAnswers answers,
            StaffNotices notices,
            Requests requests,
            RequestJournal journal) {
        this.mail = mail;
        this.store = store;
        this.answers = answers;
        this.notices = notices;
        this.requests = requests;
        this.journal = journal;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(Correspondence message, RequestId request) {
        Optional<RecipientNotice> answered = noticeAnsweredBy(message, request);
        answered.ifPresent(notice -> take(message, notice));
        return answered.isPresent();
    }

    private void take(Correspondence message, RecipientNotice notice) {
        journal.record(
                notice.request(),
                EventType.RECIPIENT_REPLIED,
                message.receivedAt(),
                RequestJournal.SYSTEM,
                Map.of(
                        "notice", notice.id().toString(),
                        "correspondence", message.id().toString()));
        Optional<RecipientAnswer> answer =
                message.authenticated() && notice.isAwaited() ? answerIn(message.text()) : Optional.empty();
        answer.ifPresentOrElse(
                given -> answers.emailed(notice, given, message.text()), () -> tellStaff(message, notice));
    }

    private void tellStaff(Correspondence message, RecipientNotice notice) {
        String reference = requests.get(notice.request()).reference();
        notices.send(
                "recipient-replied:" + message.id(),
                notice.request(),
                "A recipient wrote about request " + reference,
                """
                A business that was told about request %s has answered by email. The email is in the request's
                correspondence. Please record what it says on the request's page of the desk under Recipients.
                """.formatted(reference));
    }

    private Optional<RecipientNotice> noticeAnsweredBy(Correspondence message, RequestId request) {
        var ids = new ArrayList<>(message.references());
        if (message.inReplyTo() != null) {
            ids.add(message.inReplyTo());
        }
        List<String> writtenTo = mail.withMessageIds(ids).stream()
                .filter(SentMail::isToRecipient)
                .filter(letter -> letter.request().equals(request))
                .map(SentMail::recipient)
                .toList();
        return store.of(request).stream()
                .filter(notice -> notice.sentAt() != null)
                .filter(notice -> isOneOf(notice.recipient().contact(), writtenTo))
                .reduce((_, last) -> last);
    }

    private static boolean isOneOf(@Nullable String contact, List<String> addresses) {
        return contact != null && addresses.stream().anyMatch(contact.strip()::equalsIgnoreCase);
    }

    /** An answer in the words of the page. */
    static Optional<RecipientAnswer> answerIn(String text) {
        String first = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.replaceAll("[.!]+$", "").toLowerCase(Locale.ROOT))
                .orElse("");
        return List.of(RecipientAnswer.values()).stream()
                .filter(answer -> answer.words().toLowerCase(Locale.ROOT).equals(first))
                .findFirst();
    }
}

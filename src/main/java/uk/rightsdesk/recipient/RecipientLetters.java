package uk.rightsdesk.recipient;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.audit.Signatures;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Letters;
import uk.rightsdesk.letter.NoticeKind;
import uk.rightsdesk.letter.RecipientNoticeContent;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;

/** Writes to recipients: a letter, the same for machines ({@value #FILE}), and the signature of that. */
@Component
class RecipientLetters {

    static final String FILE = "notice.json";

    /** Where the schema of the file is published. */
    static final String SCHEMA = "/d/schema/recipient-notice-1.json";

    /** What a letter can list and still be read. */
    private static final int LISTED = 40;

    private final Letters letters;
    private final OutgoingMail mail;
    private final Signatures signatures;
    private final RequestDeadlines deadlines;
    private final DataController controller;
    private final NoticeStore store;
    private final JsonMapper json;
    private final Clock clock;
    private final String baseUrl;

    RecipientLetters(
            Letters letters,
            OutgoingMail mail,
            Signatures signatures,
            RequestDeadlines deadlines,
            DataController controller,
            NoticeStore store,
            JsonMapper json,
            Clock clock,
            @Value("${rightsdesk.delivery.base-url}") String baseUrl) {
        this.letters = letters;
        this.mail = mail;
        this.signatures = signatures;
        this.deadlines = deadlines;
        this.controller = controller;
        this.store = store;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** The file for machines. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Notice(
            @JsonProperty("$schema") String schema,
            int version,
            UUID notice,
            String reference,
            String from,
            String kind,
            String law,
            LocalDate date,
            List<RecipientNoticeContent.Shared> shared,
            @Nullable List<RecipientNoticeContent.Correction> corrections,
            LocalDate answerBy,
            URI answerPage) {}

    /** Queues the first letter. */
    void send(Request request, NoticeStore.Round round, RecipientNotice notice) {
        write(request, round, notice, "recipient-notice", null);
    }

    /** Queues the letter that asks once more. */
    void remind(Request request, NoticeStore.Round round, RecipientNotice notice) {
        write(request, round, notice, "recipient-reminder", round.sentOn());
    }

    private void write(
            Request request,
            NoticeStore.Round round,
            RecipientNotice notice,
            String purpose,
            @Nullable LocalDate firstWrittenOn) {
        RecipientNoticeContent content = content(request, round, notice, firstWrittenOn);
        Letter letter = letters.render(content);
        byte[] file = json.writeValueAsBytes(file(notice, content));
        mail.queue(new OutgoingMessage(
                request.id(),
                purpose,
                purpose + ":" + notice.id(),
                Objects.requireNonNull(notice.recipient().contact()).strip(),
                letter.subject(),
                letter.text(),
                List.of(
                        new OutgoingMessage.Attachment(
                                request.reference() + "-" + purpose + ".pdf", "application/pdf", letter.pdf()),
                        new OutgoingMessage.Attachment(FILE, "application/json", file),
                        new OutgoingMessage.Attachment(
                                FILE + ".jws",
                                "application/jose",
                                signatures.detached(file).getBytes(StandardCharsets.US_ASCII))),
                MailThread.NONE,
                false));
    }

    private RecipientNoticeContent content(
            Request request, NoticeStore.Round round, RecipientNotice notice, @Nullable LocalDate firstWrittenOn) {
        List<RecipientNoticeContent.Shared> shared = notice.recipient().shared();
        int listed = Math.min(LISTED, shared.size());
        return new RecipientNoticeContent(
                LetterHead.byEmail(
                        request.reference(),
                        StatutoryClock.dateOf(clock.instant()),
                        notice.recipient().name(),
                        deadlines.of(request).receivedOn()),
                notice.kind(),
                shared.subList(0, listed),
                shared.size() - listed,
                corrections(notice),
                URI.create(baseUrl + "/d/recipients/" + store.token(notice)),
                Objects.requireNonNull(round.replyBy()),
                firstWrittenOn);
    }

    private List<RecipientNoticeContent.Correction> corrections(RecipientNotice notice) {
        return notice.kind() == NoticeKind.RECTIFIED
                ? store.note(notice.request()).orElseThrow().corrections()
                : List.of();
    }

    private Notice file(RecipientNotice notice, RecipientNoticeContent content) {
        return new Notice(
                baseUrl + SCHEMA,
                1,
                notice.id(),
                content.head().reference(),
                controller.name(),
                content.kind().code(),
                "UK GDPR Article 19",
                content.head().date(),
                notice.recipient().shared(),
                content.kind() == NoticeKind.RECTIFIED ? content.corrections() : null,
                content.replyBy(),
                content.answerPage());
    }
}

package uk.rightsdesk.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.datamap.SystemOfRecordUnavailable;
import uk.rightsdesk.delivery.MailTexts;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.engine.Unavailable;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Asks at the address that is already held before what is held is erased, changed or handed over: once, and once more
 * when nothing is heard. Who showed evidence is not asked; that address is told all the same.
 */
@Component
class SendConfirmationCodeWorker
        implements Worker<SendConfirmationCodeWorker.Input, SendConfirmationCodeWorker.Output> {

    /** So often before an officer decides. */
    private static final int ROUNDS = 2;

    private final Requests requests;
    private final SubjectSearch subjects;
    private final IdentityDecisions identities;
    private final ConfirmationCodes codes;
    private final ConfirmationCodeStore sent;
    private final OutgoingMail mail;
    private final MailTexts texts;
    private final RequestJournal journal;
    private final Clock clock;

    SendConfirmationCodeWorker(
            Requests requests,
            SubjectSearch subjects,
            IdentityDecisions identities,
            ConfirmationCodes codes,
            ConfirmationCodeStore sent,
            OutgoingMail mail,
            MailTexts texts,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.subjects = subjects;
        this.identities = identities;
        this.codes = codes;
        this.sent = sent;
        this.mail = mail;
        this.texts = texts;
        this.journal = journal;
        this.clock = clock;
    }

    record Input(RequestId requestId) {}

    enum CodeState {
        ASKED,
        SETTLED,
        SILENT
    }

    /** @param waitUntil now where nothing is waited for */
    record Output(CodeState codeState, Instant waitUntil) {}

    @Override
    public String jobType() {
        return "send-confirmation-code";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        if (!isHeld(request)) {
            return settled(request, "nothing-held");
        }
        if (sent.of(request.id()).stream().anyMatch(code -> code.givenAt() != null)) {
            return settled(request, "code-given");
        }
        if (hasShownEvidence(request.id())) {
            tell(request);
            return settled(request, "evidence-seen");
        }
        if (sinceLastTurn(request.id()) >= ROUNDS) {
            return new Output(CodeState.SILENT, clock.instant());
        }
        return new Output(CodeState.ASKED, codes.send(request, request.subjectAddress()));
    }

    private Output settled(Request request, String ground) {
        journal.record(request.id(), EventType.CODE_NOT_NEEDED, Map.of("ground", ground));
        return new Output(CodeState.SETTLED, clock.instant());
    }

    private boolean isHeld(Request request) {
        try {
            return !subjects.find(Identifier.email(request.subjectAddress())).isEmpty();
        } catch (SystemOfRecordUnavailable down) {
            throw down.isPassing() ? new Unavailable(down) : down;
        }
    }

    private boolean hasShownEvidence(RequestId request) {
        return identities
                .confirmed(request)
                .filter(judged -> judged.step().equals("verified"))
                .filter(judged -> judged.texts().seen() != null)
                .isPresent();
    }

    /** Codes sent since an officer decided, or since a reply opened the request again. */
    private long sinceLastTurn(RequestId request) {
        Instant turn = Stream.of(EventType.CODE_DECIDED, EventType.OPENED_AGAIN)
                .flatMap(type -> journal.latest(request, type).stream())
                .map(RequestEvent::recordedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return sent.of(request).stream()
                .filter(code -> code.sentAt().isAfter(turn))
                .count();
    }

    private void tell(Request request) {
        mail.queue(new OutgoingMessage(
                request.id(),
                "confirmation-notice",
                "confirmation-notice:" + request.id(),
                request.subjectAddress(),
                "Request " + request.reference(),
                texts.fill(
                        "confirmation-notice",
                        Map.of("asked", request.right().asked(), "reference", request.reference())),
                List.of(),
                MailThread.NONE,
                false));
    }
}

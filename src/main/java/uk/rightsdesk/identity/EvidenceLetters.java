package uk.rightsdesk.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.MailTexts;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.delivery.ReplyTokens;
import uk.rightsdesk.delivery.RequesterLinks;
import uk.rightsdesk.letter.EvidenceGround;
import uk.rightsdesk.letter.IdentityEvidenceReminderContent;
import uk.rightsdesk.letter.IdentityEvidenceRequestContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestJournal;

/** The letters that ask for evidence; the first of several requests is the one the letter belongs to. */
@Component
class EvidenceLetters {

    private final LetterDispatch letters;
    private final OutgoingMail mail;
    private final MailTexts texts;
    private final RequestJournal journal;
    private final ReplyTokens tokens;
    private final RequesterLinks pages;
    private final Clock clock;

    EvidenceLetters(
            LetterDispatch letters,
            OutgoingMail mail,
            MailTexts texts,
            RequestJournal journal,
            ReplyTokens tokens,
            RequesterLinks pages,
            Clock clock) {
        this.letters = letters;
        this.mail = mail;
        this.texts = texts;
        this.journal = journal;
        this.tokens = tokens;
        this.pages = pages;
        this.clock = clock;
    }

    void ask(List<Request> together, EvidenceKind kind, Party party, int daysToReply, String occasion) {
        Request request = together.getFirst();
        LocalDate replyBy = StatutoryClock.dateOf(clock.instant()).plusDays(daysToReply);
        letters.dispatch(
                request,
                "identity-evidence-request",
                occasion,
                (head, clockReasons) -> new IdentityEvidenceRequestContent(
                        head,
                        asked(together),
                        grounds(request, kind, party),
                        List.of(kind.inLetter()),
                        page(request),
                        replyBy,
                        clockReasons));
    }

    void remind(List<Request> together, EvidenceKind kind, LocalDate askedOn, int daysToReply, String occasion) {
        Request request = together.getFirst();
        letters.dispatch(
                request,
                "identity-evidence-reminder",
                occasion,
                (head, clockReasons) -> new IdentityEvidenceReminderContent(
                        head,
                        asked(together),
                        askedOn,
                        List.of(kind.inLetter()),
                        page(request),
                        askedOn.plusDays(daysToReply),
                        clockReasons));
    }

    private static String asked(List<Request> together) {
        return together.stream().map(request -> request.right().asked()).collect(Collectors.joining(", and for "));
    }

    private @Nullable String page(Request request) {
        return tokens.tokenOf(request.id())
                .map(token -> pages.url("evidence/" + token))
                .orElse(null);
    }

    /** The code goes to the address that is held, and to nobody else. */
    void sendCode(Request request, @Nullable String code, @Nullable String heldAddress, String occasion) {
        if (code == null || heldAddress == null) {
            throw new IllegalStateException("request " + request.id() + " has no code to send");
        }
        mail.queue(new OutgoingMessage(
                request.id(),
                "identity-code",
                "identity-code:" + request.id() + ":" + occasion,
                heldAddress,
                "Your code for request " + request.reference(),
                texts.fill("identity-code", Map.of("reference", request.reference(), "code", code)),
                List.of(),
                MailThread.NONE,
                false));
    }

    private List<EvidenceGround> grounds(Request request, EvidenceKind kind, Party party) {
        if (kind == EvidenceKind.AUTHORITY) {
            return List.of(party == Party.PORTAL ? EvidenceGround.PORTAL : EvidenceGround.ACTS_FOR_ANOTHER);
        }
        List<EvidenceGround> grounds = new ArrayList<>();
        if (!request.senderAuthenticated()) {
            grounds.add(EvidenceGround.NOT_AUTHENTICATED);
        }
        String accounts = journal.of(request.id()).stream()
                .filter(event -> event.type() == EventType.SENDER_ASSESSED)
                .map(event -> event.details().getOrDefault("accounts", "none"))
                .reduce((_, last) -> last)
                .orElse("none");
        if (grounds.isEmpty() || !accounts.equals(SenderMatch.ONE.code())) {
            grounds.add(EvidenceGround.NO_ONE_ACCOUNT);
        }
        return grounds;
    }

    /** What was asked for, for the event table. */
    static Map<String, String> details(EvidenceKind kind, String occasion) {
        return Map.of("occasion", occasion, "evidence", kind.code());
    }

    static EvidenceKind kindIn(Map<String, String> details) {
        return EvidenceKind.of(details.getOrDefault("evidence", EvidenceKind.REPLY_FROM_HELD_ADDRESS.code()));
    }
}

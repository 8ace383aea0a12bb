package uk.rightsdesk.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.delivery.ReplyTokens;
import uk.rightsdesk.delivery.RequesterLinks;
import uk.rightsdesk.letter.IdentityEvidenceRequestContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestJournal;

/** The letters that ask for evidence. */
@Component
class EvidenceLetters {

    private final LetterDispatch letters;
    private final OutgoingMail mail;
    private final RequestJournal journal;
    private final ReplyTokens tokens;
    private final RequesterLinks pages;
    private final Clock clock;

    EvidenceLetters(
            LetterDispatch letters,
            OutgoingMail mail,
            RequestJournal journal,
            ReplyTokens tokens,
            RequesterLinks pages,
            Clock clock) {
        this.letters = letters;
        this.mail = mail;
        this.journal = journal;
        this.tokens = tokens;
        this.pages = pages;
        this.clock = clock;
    }

    void ask(Request request, EvidenceKind kind, Party party, int daysToReply, String occasion) {
        LocalDate replyBy = StatutoryClock.dateOf(clock.instant()).plusDays(daysToReply);
        letters.dispatch(
                request,
                "identity-evidence-request",
                occasion,
                (head, clockReasons) -> new IdentityEvidenceRequestContent(
                        head,
                        request.right().asked(),
                        doubts(request, kind, party),
                        List.of(kind.inLetter()),
                        howToSend(request),
                        replyBy,
                        clockReasons));
    }

    private String howToSend(Request request) {
        return tokens.tokenOf(request.id())
                        .map(token -> "Reply to this email, or send it on this page: " + pages.url("evidence/" + token)
                                + " . ")
                        .orElse("Reply to this email. ")
                + "We delete what you send as soon as we have decided.";
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
                """
                Somebody who says they are you has asked us for your personal data.

                If it was you: your code is %s. Quote it in your reply to the email in which we asked for it.

                If it was not you: please reply to this email and say so. Nothing has been given to anybody.
                """.formatted(code),
                List.of(),
                MailThread.NONE,
                false));
    }

    private List<String> doubts(Request request, EvidenceKind kind, Party party) {
        if (kind == EvidenceKind.AUTHORITY) {
            return List.of(
                    party == Party.PORTAL
                            ? "Your service sent this request for somebody else. We must know that they asked for it."
                            : "You ask for somebody else's data. We may give it to you only if you may act for them.");
        }
        List<String> doubts = new ArrayList<>();
        if (!request.senderAuthenticated()) {
            doubts.add("Your email's sending system did not confirm that the message came from the address it names.");
        }
        String accounts = journal.of(request.id()).stream()
                .filter(event -> event.type() == EventType.SENDER_ASSESSED)
                .map(event -> event.details().getOrDefault("accounts", "none"))
                .reduce((_, last) -> last)
                .orElse("none");
        if (doubts.isEmpty() || !accounts.equals(SenderMatch.ONE.code())) {
            doubts.add("The email address you wrote from does not lead us to one account that is surely yours.");
        }
        return doubts;
    }

    /** What was asked for, for the event table. */
    static Map<String, String> details(EvidenceKind kind, String occasion) {
        return Map.of("occasion", occasion, "evidence", kind.code());
    }
}

package uk.rightsdesk.rights.access;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Letters;
import uk.rightsdesk.letter.ThirdPartyNoticeContent;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;

/** Writes to others. The requester is named only where they agreed to that. */
@Component
class ThirdPartyLetters {

    static final String ASK = "third-party-notice";
    static final String REMINDER = "third-party-reminder";

    private final Letters letters;
    private final OutgoingMail mail;
    private final RequestDeadlines deadlines;
    private final ThirdPartyAskStore store;
    private final Clock clock;
    private final String baseUrl;

    ThirdPartyLetters(
            Letters letters,
            OutgoingMail mail,
            RequestDeadlines deadlines,
            ThirdPartyAskStore store,
            Clock clock,
            @Value("${rightsdesk.delivery.base-url}") String baseUrl) {
        this.letters = letters;
        this.mail = mail;
        this.deadlines = deadlines;
        this.store = store;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /**
     * Queues the letter.
     *
     * @param purpose {@link #ASK} or {@link #REMINDER}: one email for each
     * @throws IllegalArgumentException when the address is none
     */
    void send(Request request, ThirdPartyAsk ask, String purpose) {
        Letter letter = letters.render(new ThirdPartyNoticeContent(
                LetterHead.byEmail(
                        request.reference(),
                        StatutoryClock.dateOf(clock.instant()),
                        ask.question().name(),
                        deadlines.of(request).receivedOn()),
                ask.question().namesRequester() ? request.requesterName().orElse("") : "",
                ask.question().passages(),
                URI.create(baseUrl + "/d/third-party/" + store.token(ask)),
                ask.replyBy()));
        mail.queue(new OutgoingMessage(
                request.id(),
                purpose,
                purpose + ":" + ask.id(),
                ask.question().email(),
                letter.subject(),
                letter.text(),
                List.of(new OutgoingMessage.Attachment(
                        request.reference() + "-" + purpose + ".pdf", "application/pdf", letter.pdf())),
                MailThread.NONE,
                false));
    }
}

package uk.rightsdesk.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Letters;
import uk.rightsdesk.letter.OtherRequest;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.Requests;

/** Writes a letter about a request and puts it in the post: the text as the email, the PDF with it. */
@Component
public class LetterDispatch {

    /** Letters that answer an email by themselves: marked as such, so that no machine answers them. */
    private static final Set<String> WITHOUT_A_PERSON =
            Set.of("acknowledgement", "complaint-acknowledgement", "marketing-stopped", "consent-withdrawn");

    private final Letters letters;
    private final OutgoingMail mail;
    private final Conversations conversations;
    private final AnswerChannels channels;
    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final Clock clock;

    LetterDispatch(
            Letters letters,
            OutgoingMail mail,
            Conversations conversations,
            AnswerChannels channels,
            Requests requests,
            RequestDeadlines deadlines,
            Clock clock) {
        this.letters = letters;
        this.mail = mail;
        this.conversations = conversations;
        this.channels = channels;
        this.requests = requests;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Writes and queues a letter in the caller's transaction; the same purpose and occasion twice is one letter.
     *
     * @param purpose the letter, as a code
     * @param occasion what tells this letter from another of the same purpose on the same request
     * @param content makes the content from the head and from the clock's explanation of the due date
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void dispatch(
            Request request,
            String purpose,
            String occasion,
            BiFunction<LetterHead, List<Reason>, LetterContent> content) {
        Letter letter = write(request, content);
        mail.queue(message(request, purpose, occasion, letter, List.of()));
    }

    /** The finished letter, for those who show it or send it in their own way. */
    @Transactional(readOnly = true)
    public Letter write(Request request, BiFunction<LetterHead, List<Reason>, LetterContent> content) {
        return letters.render(content.apply(head(request), clockReasons(request)));
    }

    /** How the request's due date was found, as it stands now. */
    public List<Reason> clockReasons(Request request) {
        return deadlines.of(request).explanation().stream()
                .map(step -> new Reason(step.text(), step.citation()))
                .toList();
    }

    /** The head of a letter that is written now; with the postal address where the answer goes by post. */
    @Transactional(readOnly = true)
    public LetterHead head(Request request) {
        return new LetterHead(
                request.reference(),
                StatutoryClock.dateOf(clock.instant()),
                request.requesterName().orElse("Sir or Madam"),
                channels.postalAddress(request.id()),
                deadlines.of(request).receivedOn(),
                others(request));
    }

    /** What goes to another address is told there: the letter may go to somebody else by now. */
    private List<OtherRequest> others(Request request) {
        return requests.siblings(request).stream()
                .filter(other -> other.requesterAddress().equalsIgnoreCase(request.requesterAddress()))
                .map(other -> new OtherRequest(
                        other.reference(),
                        other.right().asked(),
                        standing(other),
                        other.closedAt()
                                .map(StatutoryClock::dateOf)
                                .orElseGet(() -> deadlines.of(other).due())))
                .toList();
    }

    private static OtherRequest.Standing standing(Request other) {
        return other.outcome()
                .map(outcome -> switch (outcome) {
                    case ANSWERED, ANSWERED_BY_HAND -> OtherRequest.Standing.ANSWERED;
                    case REFUSED -> OtherRequest.Standing.REFUSED;
                    case WITHDRAWN -> OtherRequest.Standing.WITHDRAWN;
                    case IDENTITY_NOT_VERIFIED, NO_REPLY, UNCONFIRMED, FEE_UNPAID -> OtherRequest.Standing.CLOSED;
                })
                .orElse(
                        other.right().hasOwnAcknowledgement()
                                ? OtherRequest.Standing.IN_HAND
                                : OtherRequest.Standing.OPEN);
    }

    /** The email that carries a letter to the requester, in the thread of the message that opened the request. */
    @Transactional(readOnly = true)
    public OutgoingMessage message(
            Request request, String purpose, String occasion, Letter letter, List<OutgoingMessage.Attachment> beside) {
        OutgoingMessage.Attachment pdf = new OutgoingMessage.Attachment(
                request.reference() + "-" + purpose + ".pdf", "application/pdf", letter.pdf());
        List<OutgoingMessage.Attachment> attachments = new ArrayList<>(List.of(pdf));
        attachments.addAll(beside);
        return new OutgoingMessage(
                request.id(),
                purpose,
                purpose + ":" + request.id() + ":" + occasion,
                request.requesterAddress(),
                letter.subject(),
                letter.text(),
                attachments,
                conversations.threadOf(request.id()),
                WITHOUT_A_PERSON.contains(purpose));
    }
}

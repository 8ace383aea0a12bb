package uk.rightsdesk.rights;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.Deliveries;
import uk.rightsdesk.delivery.DeliveryId;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.letter.LetterContent;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestJournal;

/** Writes an answer that is a letter and nothing besides, and hands it to delivery. */
@Component
public class AnswerLetters {

    private final LetterDispatch letters;
    private final Deliveries deliveries;
    private final RequestDeadlines deadlines;
    private final RequestJournal journal;

    AnswerLetters(LetterDispatch letters, Deliveries deliveries, RequestDeadlines deadlines, RequestJournal journal) {
        this.letters = letters;
        this.deliveries = deliveries;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    /** The time there was to answer, as it stands now. */
    public AnswerTime time(Request request, List<Reason> clockReasons) {
        return AnswerTime.of(deadlines.of(request).due(), clockReasons);
    }

    /**
     * Prepares the answer, to be sent once the process reaches {@code deliver-response}. The same purpose and occasion
     * twice is one answer.
     *
     * @param purpose the answer, as a code
     * @param occasion what tells this answer from another of the same purpose on the same request
     * @param content makes the content from the head and the time there was to answer
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeliveryId prepare(
            Request request,
            String purpose,
            String occasion,
            BiFunction<LetterHead, AnswerTime, ? extends LetterContent> content) {
        Letter letter =
                letters.write(request, (head, clockReasons) -> content.apply(head, time(request, clockReasons)));
        DeliveryId delivery = deliveries.prepare(letters.message(request, purpose, occasion, letter, List.of()));
        journal.record(
                request.id(),
                EventType.RESPONSE_PREPARED,
                Map.of(
                        "delivery", delivery.toString(),
                        "template", letter.template(),
                        "templateVersion", letter.templateVersion()));
        return delivery;
    }
}

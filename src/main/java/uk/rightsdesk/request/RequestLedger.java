package uk.rightsdesk.request;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;

/** Records what moves the statutory clock of a request, and tells the processes that wait for its dates. */
@Component
public class RequestLedger {

    private final RequestJournal journal;
    private final ProcessMessages messages;

    RequestLedger(RequestJournal journal, ProcessMessages messages) {
        this.journal = journal;
        this.messages = messages;
    }

    /**
     * @param event one that is an entry of the ledger
     * @param occurredAt when it happened in law; not before an earlier entry
     * @param actor the member of staff who decided, or {@link RequestJournal#SYSTEM}
     * @param details ids, codes, dates and counts only
     * @param occasion tells this move from another of the same event on the same request
     * @throws IllegalArgumentException when the event does not move the clock
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            RequestId request,
            EventType event,
            Instant occurredAt,
            String actor,
            Map<String, String> details,
            String occasion) {
        if (event.ledgerKind().isEmpty()) {
            throw new IllegalArgumentException(event + " does not move the clock");
        }
        journal.record(request, event, occurredAt, actor, details);
        messages.publish(
                "Msg_LedgerMoved",
                request.toString(),
                "ledger-moved:" + request + ":" + event.code() + ":" + occasion,
                new Nothing());
    }
}

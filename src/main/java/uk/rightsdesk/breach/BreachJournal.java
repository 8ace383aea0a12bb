package uk.rightsdesk.breach;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/**
 * The events of breaches: each breach has a hash chain of its own in the one event table, where its id stands for the
 * request's (ADR 27).
 */
@Component
class BreachJournal {

    private final RequestJournal journal;
    private final Clock clock;

    BreachJournal(RequestJournal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction.
     *
     * @param by user name, or {@link RequestJournal#SYSTEM}
     * @param details ids, codes, dates and counts only
     */
    void record(BreachId breach, EventType type, String by, Map<String, String> details) {
        journal.record(chain(breach), type, clock.instant(), by, details);
    }

    List<RequestEvent> of(BreachId breach) {
        return journal.of(chain(breach));
    }

    private static RequestId chain(BreachId breach) {
        return new RequestId(breach.value());
    }
}

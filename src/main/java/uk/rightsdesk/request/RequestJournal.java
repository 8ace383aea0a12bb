package uk.rightsdesk.request;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.audit.EventChain;

/** Writes and reads the event table of requests. Every write joins the transaction of what it tells about. */
@Component
public class RequestJournal {

    /** Actor of what no person decided. */
    public static final String SYSTEM = "system";

    private final RequestEventRepository events;
    private final EventChain chain;
    private final Clock clock;

    RequestJournal(RequestEventRepository events, EventChain chain, Clock clock) {
        this.events = events;
        this.chain = chain;
        this.clock = clock;
    }

    /** Records what Rightsdesk itself just did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(RequestId request, EventType type, Map<String, String> details) {
        record(request, type, clock.instant(), SYSTEM, details);
    }

    /**
     * @param occurredAt when it happened in law; may lie before now
     * @param actor the member of staff who decided, or {@link #SYSTEM}
     * @param details ids, codes, dates, counts and keyed hashes only, several of them joined by commas; keys are codes
     *     too
     * @throws IllegalArgumentException when a detail or the actor is anything else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            RequestId request, EventType type, Instant occurredAt, String actor, Map<String, String> details) {
        EventVocabulary.check(type, actor, details);
        events.flush(); // the chain writes past JPA, and the request itself may be waiting there
        chain.append(request.value(), type.name(), occurredAt, clock.instant(), actor, details);
    }

    /** The events of a request in the order they were recorded. */
    @Transactional(readOnly = true)
    public List<RequestEvent> of(RequestId request) {
        return events.findByRequestIdOrderBySeq(request.value());
    }

    /** The last event of this type. */
    @Transactional(readOnly = true)
    public Optional<RequestEvent> latest(RequestId request, EventType type) {
        return of(request).stream().filter(event -> event.type() == type).reduce((_, last) -> last);
    }

    /**
     * Whether something was asked of the requester that has not been answered since, such as evidence of identity.
     *
     * @param asked the event of asking
     * @param answered the events that settle it
     */
    @Transactional(readOnly = true)
    public boolean isOutstanding(RequestId request, EventType asked, EventType... answered) {
        Set<EventType> settling = Set.of(answered);
        boolean outstanding = false;
        for (RequestEvent event : of(request)) {
            if (event.type() == asked) {
                outstanding = true;
            } else if (settling.contains(event.type())) {
                outstanding = false;
            }
        }
        return outstanding;
    }

    /** Whether evidence of identity or of authority was asked for and has not settled the doubt. */
    @Transactional(readOnly = true)
    public boolean isEvidenceAwaited(RequestId request) {
        return isOutstanding(request, EventType.IDENTITY_ASKED, EventType.IDENTITY_RECEIVED)
                || isOutstanding(request, EventType.AUTHORITY_ASKED, EventType.AUTHORITY_RECEIVED);
    }
}

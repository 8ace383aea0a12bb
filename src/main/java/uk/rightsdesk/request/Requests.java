package uk.rightsdesk.request;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.Division;
import uk.rightsdesk.clock.StatutoryClock;

/** Opens, finds, binds and closes requests. */
@Component
@Transactional
public class Requests {

    private final RequestRepository requests;
    private final RequestSeal seal;
    private final RequestJournal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Requests(
            RequestRepository requests,
            RequestSeal seal,
            RequestJournal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.seal = seal;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a request, or answers the one that the same message opened for the same right before.
     *
     * @return the request, never null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Request open(OpenRequest opening) {
        return requests.findByCorrespondenceIdAndRight(opening.correspondence(), opening.right())
                .orElseGet(() -> openNew(opening));
    }

    private Request openNew(OpenRequest opening) {
        int year = StatutoryClock.dateOf(opening.receivedAt()).getYear();
        String reference = "R-%d-%06d".formatted(year, requests.nextNumber());
        Request fresh = new Request(RequestId.random(), reference, Division.ENGLAND_AND_WALES, opening);
        seal.seal(fresh);
        Request request = requests.save(fresh);
        seal.loaded(request); // it is a copy without what is not stored
        journal.record(
                request.id(),
                EventType.RECEIVED,
                opening.receivedAt(),
                RequestJournal.SYSTEM,
                Map.of(
                        "right",
                        opening.right().code(),
                        "channel",
                        opening.channel().code()));
        return request;
    }

    /** @throws NoSuchElementException when there is no such request */
    @Transactional(readOnly = true)
    public Request get(RequestId id) {
        return requests.findById(id.value()).orElseThrow(() -> new NoSuchElementException("no request " + id));
    }

    /** Empty when there is no such request, or none any more. */
    @Transactional(readOnly = true)
    public Optional<Request> find(RequestId id) {
        return requests.findById(id.value());
    }

    @Transactional(readOnly = true)
    public Optional<Request> byReference(String reference) {
        return requests.findByReference(reference);
    }

    /** The requests that a message opened, one for each right, in the order of their references. */
    @Transactional(readOnly = true)
    public List<Request> openedBy(UUID correspondence) {
        return requests.findByCorrespondenceIdOrderByReference(correspondence);
    }

    /** The other requests that the same message opened, in the order of their references. */
    @Transactional(readOnly = true)
    public List<Request> siblings(Request request) {
        return openedBy(request.correspondenceId()).stream()
                .filter(other -> !other.id().equals(request.id()))
                .toList();
    }

    /**
     * As {@link #openedBy}, and nobody else holds them until the caller's transaction ends: for what is done once for
     * all of them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Request> holdOpenedBy(UUID correspondence) {
        return requests.holdByCorrespondenceId(correspondence);
    }

    /** The newest requests first, 500 at most. */
    @Transactional(readOnly = true)
    public List<Request> newest() {
        return requests.findTop500ByOrderByReceivedAtDesc();
    }

    /** Other requests that came from the same address, the newest first: duplicates and repeats, for staff to weigh. */
    @Transactional(readOnly = true)
    public List<Request> othersOfRequester(Request request) {
        return requests.findByRequesterHashOrderByReceivedAtDesc(seal.hash(request.requesterAddress())).stream()
                .filter(other -> !other.id().equals(request.id()))
                .toList();
    }

    /**
     * Says who asks, by which address the person is held, and where the answer goes: an address already held or proved
     * by evidence.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(
            RequestId id, Party party, String subjectAddress, @Nullable String answerName, String answerAddress) {
        Request request = get(id);
        request.settle(party, subjectAddress, answerName, answerAddress);
        seal.seal(request);
    }

    /** Says where the answer and every later letter go from here on; by which address the person is held stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void redirect(RequestId id, String answerAddress) {
        Request request = get(id);
        settle(
                id,
                request.party(),
                request.subjectAddress(),
                request.requesterName().orElse(null),
                answerAddress);
    }

    /**
     * Takes a process instance as the request's own.
     *
     * @return false when another instance carries the request already, so this one must end itself
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean bind(RequestId id, String cluster, long processInstance) {
        boolean own = get(id).bindTo(cluster, processInstance);
        if (own) {
            journal.record(id, EventType.PROCESS_BOUND, Map.of("processInstance", Long.toString(processInstance)));
        }
        return own;
    }

    /**
     * Opens a request again that was closed for want of a reply. Its clock goes on from its first receipt, less what
     * was paused.
     *
     * @param repliedAt when the reply was received
     * @param actor the member of staff who decided
     * @param details ids, codes, dates and counts only
     * @throws IllegalStateException when a reply does not open it again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void openAgain(RequestId id, Instant repliedAt, String actor, Map<String, String> details) {
        get(id).openAgain();
        journal.record(id, EventType.OPENED_AGAIN, repliedAt, actor, details);
    }

    /** Closes the request; closing it again with the same outcome changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(RequestId id, Outcome outcome) {
        Request request = get(id);
        if (request.close(outcome, clock.instant())) {
            journal.record(id, EventType.CLOSED, Map.of("outcome", outcome.code()));
            events.publishEvent(new RequestClosed(id, request.right(), outcome));
        }
    }
}

package uk.rightsdesk.rights.restriction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.letter.RestrictionGround;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestClosed;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.access.ElementDecisions;

/**
 * The register of restrictions (UK GDPR Article 18). One is decided, then in force once the systems of record enforce
 * it, then lifted, never before the person was told.
 */
@Component
@Transactional
public class Restrictions {

    private static final String WORK_DONE =
            "We limited how we use your data while we worked on your request. That work is done.";

    private final RestrictionStore store;
    private final RestrictedUse use;
    private final Requests requests;
    private final CollectedData collected;
    private final ElementDecisions review;
    private final RequestJournal journal;
    private final ProcessMessages messages;
    private final RestrictionProperties properties;
    private final Clock clock;

    Restrictions(
            RestrictionStore store,
            RestrictedUse use,
            Requests requests,
            CollectedData collected,
            ElementDecisions review,
            RequestJournal journal,
            ProcessMessages messages,
            RestrictionProperties properties,
            Clock clock) {
        this.store = store;
        this.use = use;
        this.requests = requests;
        this.collected = collected;
        this.review = review;
        this.journal = journal;
        this.messages = messages;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Decides whether the use of the data is restricted; a later decision takes the place of an earlier one until it is
     * in force.
     *
     * @param reasons why the ground holds, or does not, in full sentences for the person
     * @param by user name of the signed-in person, or {@link RequestJournal#SYSTEM}
     * @throws RestrictionRefused without reasons, and once one is in force
     */
    public void decide(
            RequestId request, RestrictionGround ground, boolean granted, @Nullable String reasons, String by) {
        if (reasons == null || reasons.isBlank()) {
            throw new RestrictionRefused("Give the reasons: the person is told them.");
        }
        if (!store.decide(request, ground, granted, reasons.strip(), by, clock.instant())) {
            throw new RestrictionRefused("The restriction is in force already. It can only be ended.");
        }
        record(
                request,
                EventType.RESTRICTION_DECIDED,
                by,
                Map.of("decision", granted ? "grant" : "refuse", "ground", ground.code()));
    }

    /**
     * Decides a request for restriction; the same conditions.
     *
     * @throws RestrictionRefused also once it lies with the second person, and where nothing was found to restrict
     */
    public void answer(
            RequestId request, RestrictionGround ground, boolean granted, @Nullable String reasons, String staff) {
        if (!isOpen(request)) {
            throw new RestrictionRefused(
                    "This lies with the second person. It can be changed once they return it to review.");
        }
        if (granted
                && collected
                        .report(request)
                        .filter(found -> found.elements() > 0)
                        .isEmpty()) {
            throw new RestrictionRefused("Nothing is held about this person. Refuse, and say so.");
        }
        decide(request, ground, granted, reasons, staff);
    }

    /** Whether a request for restriction is still the reviewer's to decide. */
    @Transactional(readOnly = true)
    public boolean isOpen(RequestId request) {
        return review.isOpen(request);
    }

    /**
     * Restricts at once, beside the work on the request: has its process set what is decided here.
     *
     * @throws RestrictionRefused also before it is known whose data it is, and once the request is closed
     */
    public void decideNow(RequestId request, RestrictionGround ground, @Nullable String reasons, String staff) {
        if (collected.report(request).isEmpty()
                || requests.get(request).outcome().isPresent()) {
            throw new RestrictionRefused("This is possible once identity is settled, while the request is open.");
        }
        decide(request, ground, true, reasons, staff);
        messages.publish("Msg_RestrictionDecided", request.toString(), "restriction-decided:" + request, new Nothing());
    }

    /**
     * Brings what was granted into force; again, or where nothing was granted, it does nothing.
     *
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails: then it is not in force
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(RequestId request) {
        Optional<Restriction> granted =
                store.of(request).filter(restriction -> restriction.granted() && restriction.setAt() == null);
        if (granted.isEmpty()) {
            return;
        }
        store.lock();
        List<SubjectMatch> people = collected.people(requests.get(request));
        List<SubjectMatch> restricted = store.restricted();
        use.restrict(
                request,
                people.stream().filter(person -> !restricted.contains(person)).toList());
        store.set(request, people, clock.instant());
        record(
                request,
                EventType.RESTRICTION_SET,
                RequestJournal.SYSTEM,
                Map.of("ground", granted.get().ground().code(), "accounts", Integer.toString(people.size())));
    }

    /**
     * Decides that a restriction ends: the person is told, and only then it is lifted. Where none is in force, or its
     * end is decided already, nothing happens.
     *
     * @param reasons told to the person
     * @param by user name of the signed-in person, or {@link RequestJournal#SYSTEM}
     * @throws RestrictionRefused without reasons
     */
    public void end(RequestId request, @Nullable String reasons, String by) {
        if (reasons == null || reasons.isBlank()) {
            throw new RestrictionRefused("Give the reasons: the person is told them before it is lifted.");
        }
        if (store.of(request).filter(r -> r.inForce() && r.ending() == null).isEmpty()) {
            return;
        }
        store.end(request, reasons.strip(), by, clock.instant());
        record(request, EventType.RESTRICTION_ENDING, by, Map.of());
        messages.publish(
                "Msg_RestrictionEnds", request.toString(), "restriction-ends:" + request, new RestrictionEnds(request));
    }

    /**
     * A restriction that was set while a request was worked on ends with it, however it is closed; one that was asked
     * for by itself does not.
     */
    @EventListener
    void endWith(RequestClosed closed) {
        if (closed.right() != Right.RESTRICTION) {
            end(closed.request(), WORK_DONE, RequestJournal.SYSTEM);
        }
    }

    /** Variables of the message that starts the lifting. */
    record RestrictionEnds(RequestId requestId) {}

    /** The day on which a restriction may be lifted of which the person is told today. */
    @Transactional(propagation = Propagation.MANDATORY)
    LocalDate tell(RequestId request) {
        LocalDate liftsOn = StatutoryClock.dateOf(clock.instant()).plus(properties.notice());
        store.told(request, liftsOn);
        record(
                request,
                EventType.RESTRICTION_ENDING_TOLD,
                RequestJournal.SYSTEM,
                Map.of("liftsOn", liftsOn.toString()));
        return liftsOn;
    }

    /**
     * Lifts it: the data are used again, except of people whom another restriction in force is about.
     *
     * @throws IllegalStateException when the person was not told, or the day has not come
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void lift(RequestId request) {
        Restriction restriction = get(request);
        if (restriction.liftedAt() != null) {
            return;
        }
        LocalDate liftsOn =
                restriction.ending() == null ? null : restriction.ending().liftsOn();
        if (liftsOn == null || StatutoryClock.dateOf(clock.instant()).isBefore(liftsOn)) {
            throw new IllegalStateException("the restriction of request " + request + " may not be lifted yet");
        }
        store.lock();
        List<SubjectMatch> people = store.heldBy(request);
        use.resume(request, people);
        store.lifted(request, clock.instant());
        record(
                request,
                EventType.RESTRICTION_LIFTED,
                RequestJournal.SYSTEM,
                Map.of("accounts", Integer.toString(people.size())));
    }

    /** The other restrictions in force about anybody whom this one was about. */
    @Transactional(readOnly = true)
    List<RequestId> othersInForce(RequestId request) {
        return store.othersInForce(request);
    }

    /** Empty where none was decided. */
    @Transactional(readOnly = true)
    public Optional<Restriction> of(RequestId request) {
        return store.of(request);
    }

    Restriction get(RequestId request) {
        return store.of(request)
                .orElseThrow(() -> new IllegalStateException("request " + request + " has no restriction"));
    }

    /** Those in force, oldest first. */
    @Transactional(readOnly = true)
    public List<Restriction> inForce() {
        return store.inForce();
    }

    private void record(RequestId request, EventType type, String by, Map<String, String> details) {
        journal.record(request, type, clock.instant(), by, details);
    }
}

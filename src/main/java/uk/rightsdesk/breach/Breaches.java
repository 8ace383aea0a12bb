package uk.rightsdesk.breach;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.BreachPeriod;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Raises breaches, finds them, and keeps what staff know of them. */
@Component
@Transactional
public class Breaches {

    private static final int LONGEST = 8000;

    private final BreachStore store;
    private final BreachJournal events;
    private final RequestJournal requestEvents;
    private final Requests requests;
    private final ProcessMessages messages;
    private final StaffNotices notices;
    private final Clock clock;

    Breaches(
            BreachStore store,
            BreachJournal events,
            RequestJournal requestEvents,
            Requests requests,
            ProcessMessages messages,
            StaffNotices notices,
            Clock clock) {
        this.store = store;
        this.events = events;
        this.requestEvents = requestEvents;
        this.requests = requests;
        this.messages = messages;
        this.notices = notices;
        this.clock = clock;
    }

    /** Variables of {@code Msg_BreachRaised}. */
    record BreachRaised(BreachId breachId) {}

    /**
     * Raises a breach and starts its process; the same source twice is one breach. Joins the caller's transaction where
     * there is one.
     *
     * @param sourceId what raised it: an opaque id or code, such as that of a delivery
     * @param request the request or complaint it is about, which is linked both ways; null where it is about none
     * @param awareAt when the company became aware, not after now: from here 72 hours count
     * @param happened in words, for staff
     * @param by user name, or {@link RequestJournal#SYSTEM}
     * @return the breach, also where it was raised before
     * @throws BreachRefused when it does not say what happened, or the moment lies ahead
     */
    public BreachId raise(
            BreachSource source,
            String sourceId,
            @Nullable RequestId request,
            Instant awareAt,
            String happened,
            String by) {
        Optional<BreachId> before = store.raisedBy(source, sourceId);
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = clock.instant();
        if (awareAt.isAfter(now)) {
            throw new BreachRefused("The moment at which we became aware cannot lie ahead.");
        }
        BreachFacts facts = BreachFacts.of(required(happened, "Say what happened, in up to 8,000 characters."));
        BreachId id = new BreachId(UUID.randomUUID());
        String reference = "B-%d-%06d".formatted(StatutoryClock.dateOf(now).getYear(), store.nextNumber());
        if (!store.insert(id, reference, source, sourceId, request, awareAt, now, by, facts)) {
            return store.raisedBy(source, sourceId).orElseThrow();
        }
        events.record(id, EventType.BREACH_RAISED, by, raised(source, request, awareAt));
        if (request != null) {
            requestEvents.record(
                    requests.get(request).id(),
                    EventType.BREACH_SUSPECTED,
                    now,
                    by,
                    Map.of("breach", id.toString(), "reference", reference));
        }
        messages.publish("Msg_BreachRaised", id.toString(), "breach-raised:" + id, new BreachRaised(id));
        notices.digest(
                NoticeRole.OFFICERS,
                "breach-raised:" + id,
                "Breach " + reference + " was raised",
                "Breach %s was raised by: %s. %s\nAssess it: its task waits in Tasklist.\n"
                        .formatted(
                                reference,
                                source.words().toLowerCase(Locale.UK),
                                BreachAlerts.words(new BreachPeriod(awareAt))));
        return id;
    }

    private static Map<String, String> raised(BreachSource source, @Nullable RequestId request, Instant awareAt) {
        String aware = awareAt.truncatedTo(ChronoUnit.SECONDS).toString();
        return request == null
                ? Map.of("source", source.code(), "awareAt", aware)
                : Map.of("source", source.code(), "awareAt", aware, "request", request.toString());
    }

    /** @throws NoSuchElementException when there is no such breach */
    @Transactional(readOnly = true)
    public Breach get(BreachId id) {
        return store.find(id).orElseThrow(() -> new NoSuchElementException("no breach " + id));
    }

    @Transactional(readOnly = true)
    public Optional<Breach> byReference(String reference) {
        return store.byReference(reference).map(this::get);
    }

    /** The register: every breach, the newest first. */
    @Transactional(readOnly = true)
    public List<Breach> all() {
        return store.all();
    }

    /** The breaches about a request or complaint, the oldest first. */
    @Transactional(readOnly = true)
    public List<Breach> of(RequestId request) {
        return store.of(request);
    }

    @Transactional(readOnly = true)
    public List<RequestEvent> timeline(BreachId id) {
        return events.of(id);
    }

    /**
     * Records what is known by now.
     *
     * @param by user name
     * @throws BreachRefused when it does not say what happened, a text is too long, or the breach is closed
     */
    public void record(BreachId id, BreachFacts facts, String by) {
        open(id);
        required(facts.happened(), "Say what happened, in up to 8,000 characters.");
        for (String text : List.of(
                facts.peopleKinds(), facts.recordKinds(), facts.consequences(), facts.measures(), facts.advice())) {
            if (text.length() > LONGEST) {
                throw new BreachRefused("Each text may have up to 8,000 characters.");
            }
        }
        notNegative(facts.people());
        notNegative(facts.records());
        store.facts(id, facts);
        events.record(
                id,
                EventType.BREACH_FACTS_RECORDED,
                by,
                Map.of("missing", Article33.missingIn(facts).isEmpty() ? "none" : Article33.codes(facts)));
    }

    private static void notNegative(@Nullable Integer number) {
        if (number != null && number < 0) {
            throw new BreachRefused("A number of people or records is not below zero.");
        }
    }

    /**
     * Records how bad it is. A decision that was made on an earlier assessment stands no longer.
     *
     * @throws BreachRefused when the breach is closed or its decision is being carried out
     */
    public void assess(BreachId id, Assessment assessment) {
        Breach breach = open(id);
        if (breach.isSettled()) {
            throw new BreachRefused("It is decided already. What you learn now goes into the facts.");
        }
        notNegative(assessment.people());
        store.assess(id, assessment);
        store.undecide(id);
        events.record(
                id,
                EventType.BREACH_ASSESSED,
                assessment.by(),
                Map.of(
                        "people", PeopleBand.of(assessment.people()).code(),
                        "dataKind", assessment.dataKind().code(),
                        "severity", assessment.severity().code(),
                        "likelihood", assessment.likelihood().code(),
                        "unreadable", Boolean.toString(assessment.unreadable()),
                        "contained", Boolean.toString(assessment.contained())));
    }

    /**
     * Decides whom to tell. Fewer than the table says needs reasons, and a second person after it.
     *
     * @param by user name
     * @throws BreachRefused without an assessment, without reasons where they are needed, and once it is settled
     */
    public void decide(BreachId id, Notification notification, String reasons, String by) {
        Breach breach = open(id);
        Notification advice = breach.advice();
        if (breach.assessment() == null || advice == null) {
            throw new BreachRefused("Assess the breach first.");
        }
        if (breach.isSettled() && breach.decision() != null && breach.decision().confirmed()) {
            throw new BreachRefused("What was decided is being carried out.");
        }
        if (notification.compareTo(advice) < 0 && reasons.isBlank()) {
            throw new BreachRefused("To tell fewer than the table says, give reasons. A second person reads them.");
        }
        if (notification == Notification.LOG
                && (breach.facts().consequences().isBlank()
                        || breach.facts().measures().isBlank())) {
            throw new BreachRefused(
                    "The register needs the likely consequences and the measures too: add them to the facts.");
        }
        store.decide(id, notification, reasons.strip(), by, clock.instant());
        events.record(
                id, EventType.BREACH_DECIDED, by, Map.of("decision", notification.code(), "advice", advice.code()));
    }

    /**
     * Says what a second person thinks of telling fewer than the table says.
     *
     * @param by user name
     * @throws BreachRefused when there is nothing to agree to, or the person decided it
     */
    public void agree(BreachId id, boolean agreed, String by) {
        Breach breach = open(id);
        BreachDecision decision = breach.decision();
        if (decision == null || !breach.isBelowAdvice()) {
            throw new BreachRefused("There is nothing to agree to.");
        }
        if (decision.agreement() != null && decision.agreement().agreed()) {
            throw new BreachRefused("That was agreed to already.");
        }
        if (decision.by().equals(by)) {
            throw new BreachRefused("You decided it. Somebody else must agree.");
        }
        store.agree(id, agreed, by, clock.instant());
        events.record(id, EventType.BREACH_AGREED, by, Map.of("answer", agreed ? "agree" : "return"));
    }

    Breach open(BreachId id) {
        Breach breach = get(id);
        if (breach.closedAt() != null) {
            throw new BreachRefused("The breach is closed: nothing can be changed now.");
        }
        return breach;
    }

    private static String required(String text, String otherwise) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new BreachRefused(otherwise);
        }
        return text.strip();
    }
}

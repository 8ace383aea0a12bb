package uk.rightsdesk.rights.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.datamap.KnownPeople;
import uk.rightsdesk.redaction.Proposal;
import uk.rightsdesk.redaction.Proposals;
import uk.rightsdesk.redaction.Redaction;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/**
 * Proposals of what to redact: other people's names, addresses and numbers in the columns that the data map marks as
 * naming others. Each text is proposed once, wherever it stands; a person redacts it everywhere or keeps it.
 */
@Component
@Transactional
public class RedactionProposals {

    /** A proposal as staff see it. */
    public record Shown(UUID id, Proposal.Kind kind, String text, int found, String state) {

        /** Without the text. */
        @Override
        public String toString() {
            return "Shown[" + id + "]";
        }
    }

    /** Proposals page by page, and how many are decided of how many there are. */
    public record Page(List<Shown> shown, long matching, long decided, long total) {}

    private final RedactionProposalStore store;
    private final ElementStore elements;
    private final ElementDecisions decisions;
    private final KnownPeople people;
    private final PersonsOwn own;
    private final RequestJournal journal;
    private final Clock clock;

    RedactionProposals(
            RedactionProposalStore store,
            ElementStore elements,
            ElementDecisions decisions,
            KnownPeople people,
            PersonsOwn own,
            RequestJournal journal,
            Clock clock) {
        this.store = store;
        this.elements = elements;
        this.decisions = decisions;
        this.people = people;
        this.own = own;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Looks through what was just found. What was decided of a text before is not asked again, unless it stands anew.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void find(Request request) {
        store.clearOpen(request.id());
        Set<Integer> withheld = decisions.withheld(request.id());
        Map<ElementKey, List<Redacted>> redactions = decisions.redactions(request.id());
        List<CollectedElement> given = new ArrayList<>();
        elements.forEach(request.id(), element -> {
            if (element.namesOthers() && !withheld.contains(element.position())) {
                given.add(decisions.given(element, redactions));
            }
        });
        List<String> texts =
                given.stream().flatMap(element -> freeTexts(element).stream()).toList();
        Proposals proposals = new Proposals(own.of(request));
        Set<String> known = people.among(candidates(texts));
        texts.forEach(text -> proposals.lookThrough(text, known));
        Set<String> kept = new HashSet<>();
        store.all(request.id()).stream()
                .filter(before -> before.state().equals("kept"))
                .forEach(before -> kept.add(Proposals.key(before.text())));
        List<Shown> found = new ArrayList<>();
        for (Proposal proposal : proposals.found()) {
            if (!kept.contains(Proposals.key(proposal.text()))) {
                int times = (int) given.stream()
                        .filter(RedactedElement.holding(new Redaction.Words(proposal.text())))
                        .count();
                found.add(new Shown(UUID.randomUUID(), proposal.kind(), proposal.text(), Math.max(times, 1), "open"));
            }
        }
        store.add(request.id(), found);
    }

    private static Set<String> candidates(List<String> texts) {
        Set<String> candidates = new LinkedHashSet<>();
        texts.forEach(text -> candidates.addAll(Proposals.candidates(text)));
        return candidates;
    }

    private static List<String> freeTexts(CollectedElement element) {
        return element.data().stream()
                .filter(CollectedDatum::namesOthers)
                .map(CollectedDatum::shown)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * @param state open, redacted or kept; empty for all
     * @param page from 0
     */
    @Transactional(readOnly = true)
    public Page page(RequestId request, String state, int page, int size) {
        List<Shown> all = store.all(request);
        List<Shown> matching = all.stream()
                .filter(proposal -> state.isEmpty() || proposal.state().equals(state))
                .toList();
        return new Page(
                matching.stream().skip((long) page * size).limit(size).toList(),
                matching.size(),
                all.stream()
                        .filter(proposal -> !proposal.state().equals("open"))
                        .count(),
                all.size());
    }

    /** How many wait for a person. */
    @Transactional(readOnly = true)
    public long open(RequestId request) {
        return store.countOpen(request);
    }

    /**
     * Redacts the proposed texts wherever they stand in what is given.
     *
     * @return in how many elements
     * @throws ElementDecisionRefused as {@link ElementDecisions#redact}
     */
    public int accept(RequestId request, Collection<UUID> ids, ElementDecisions.Grounds grounds, String staff) {
        Map<Redaction, Predicate<CollectedElement>> words = new LinkedHashMap<>();
        for (Shown proposal : chosen(request, ids)) {
            Redaction redaction = new Redaction.Words(proposal.text());
            words.put(redaction, RedactedElement.holding(redaction));
        }
        Set<Integer> withheld = decisions.withheld(request);
        Map<ElementKey, List<Redacted>> before = decisions.redactions(request);
        Map<CollectedElement, List<Redaction>> redactions = new LinkedHashMap<>();
        elements.forEach(request, element -> {
            if (!withheld.contains(element.position())) {
                CollectedElement given = decisions.given(element, before);
                List<Redaction> held = words.entrySet().stream()
                        .filter(one -> one.getValue().test(given))
                        .map(Map.Entry::getKey)
                        .toList();
                if (!held.isEmpty()) {
                    redactions.put(element, held);
                }
            }
        });
        int count = decisions.redact(request, redactions, grounds, staff);
        store.decide(request, ids, "redacted", staff, clock.instant());
        return count;
    }

    /**
     * Keeps the proposed texts: they name nobody else, or may be given.
     *
     * @throws ElementDecisionRefused when none is chosen, or once it lies with the second person
     */
    public int keep(RequestId request, Collection<UUID> ids, String staff) {
        if (!decisions.isOpen(request)) {
            throw new ElementDecisionRefused(
                    "This lies with the second person. It can be changed once they return it to review.");
        }
        int kept = chosen(request, ids).size();
        store.decide(request, ids, "kept", staff, clock.instant());
        journal.record(
                request,
                EventType.ELEMENTS_DECIDED,
                clock.instant(),
                staff,
                Map.of("decision", "keep", "exemption", "none", "proposals", Integer.toString(kept)));
        return kept;
    }

    /** Keeps every proposal that is not yet decided; the same conditions. */
    public int keepOpen(RequestId request, String staff) {
        List<UUID> open = store.all(request).stream()
                .filter(proposal -> proposal.state().equals("open"))
                .map(Shown::id)
                .toList();
        return keep(request, open, staff);
    }

    private List<Shown> chosen(RequestId request, Collection<UUID> ids) {
        List<Shown> chosen = store.all(request).stream()
                .filter(proposal -> ids.contains(proposal.id()))
                .toList();
        if (chosen.isEmpty()) {
            throw new ElementDecisionRefused("Tick at least one proposal.");
        }
        return chosen;
    }
}

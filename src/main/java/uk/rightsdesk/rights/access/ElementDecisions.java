package uk.rightsdesk.rights.access;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/**
 * Decides of each element found whether it is disclosed, which is the default, or withheld under an exemption, with
 * reasons for the person and what was weighed (UK GDPR Articles 12(4) and 15(4), DPA 2018 Schedule 2). Once what was
 * found lies with the second person, nothing can be changed unless they return it.
 */
@Component
@Transactional
public class ElementDecisions {

    /** What is decided at once: some elements of a table, or all of it. */
    public record Selection(String system, String table, Collection<Integer> positions, boolean wholeTable) {

        public static Selection of(String system, String table, Collection<Integer> positions) {
            return new Selection(system, table, List.copyOf(positions), false);
        }

        public static Selection all(String system, String table) {
            return new Selection(system, table, List.of(), true);
        }
    }

    /**
     * Why elements are withheld.
     *
     * @param exemption its code
     * @param reasons in full sentences, for the person; they must give away nothing of what is withheld
     * @param factors what was weighed; stays with the request. Not null where others' data is withheld
     * @param named whether the person is told the exemption; not where naming it would defeat it
     */
    public record Grounds(
            @Nullable String exemption,
            @Nullable String reasons,
            @Nullable String factors,
            boolean named) {

        /** Without the free text. */
        @Override
        public String toString() {
            return "Grounds[" + exemption + "]";
        }
    }

    /** Elements of one table, page by page, with what was decided of them; how many there are and are withheld. */
    public record Page(String label, long total, long withheld, List<Decided> elements) {}

    /** An element and what was decided of it; null where nothing was: it is disclosed. */
    public record Decided(
            CollectedElement element, @Nullable ElementOutcome outcome) {}

    private final ElementDecisionStore store;
    private final ElementStore elements;
    private final Exemptions exemptions;
    private final RequestJournal journal;
    private final Clock clock;

    ElementDecisions(
            ElementDecisionStore store,
            ElementStore elements,
            Exemptions exemptions,
            RequestJournal journal,
            Clock clock) {
        this.store = store;
        this.elements = elements;
        this.exemptions = exemptions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param staff user name of the signed-in person
     * @return how many elements
     * @throws ElementDecisionRefused without an exemption in force, reasons, or what was weighed; without any element;
     *     and once it lies with the second person
     */
    public int withhold(RequestId request, Selection selection, Grounds grounds, String staff) {
        var exemption = exemptions
                .inForce(grounds.exemption() == null ? "" : grounds.exemption())
                .orElseThrow(() -> new ElementDecisionRefused("Choose the exemption that you rely on."));
        if (isBlank(grounds.reasons())) {
            throw new ElementDecisionRefused("Give the reasons: the person is told them.");
        }
        if (exemption.weigh() != null && isBlank(grounds.factors())) {
            throw new ElementDecisionRefused("Say what you weighed: this exemption holds only after weighing.");
        }
        return decide(request, selection, grounds, staff);
    }

    /** Takes the withholding back; the same conditions. */
    public int disclose(RequestId request, Selection selection, String staff) {
        return decide(request, selection, null, staff);
    }

    private int decide(RequestId request, Selection selection, @Nullable Grounds grounds, String staff) {
        if (!isOpen(request)) {
            throw new ElementDecisionRefused(
                    "This lies with the second person. It can be changed once they return it to review.");
        }
        int count = store.save(request, selection, grounds, staff, clock.instant());
        if (count == 0) {
            throw new ElementDecisionRefused("Tick at least one record.");
        }
        String code = grounds == null ? "disclose" : "withhold";
        String exemption = grounds == null || grounds.exemption() == null ? "none" : grounds.exemption();
        journal.record(
                request,
                EventType.ELEMENTS_DECIDED,
                clock.instant(),
                staff,
                Map.of("decision", code, "exemption", exemption, "elements", Integer.toString(count)));
        return count;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Whether it is still the reviewer's to decide. */
    @Transactional(readOnly = true)
    public boolean isOpen(RequestId request) {
        return store.isOpen(request);
    }

    /** The exemptions in force today. */
    public List<Exemption> exemptions() {
        return exemptions.inForce();
    }

    /** @param page from 0 */
    @Transactional(readOnly = true)
    public Page page(RequestId request, String system, String table, int page, int size) {
        var outcomes = store.page(request, system, table, page, size);
        var shown = elements.at(request, outcomes.keySet()).stream()
                .map(element ->
                        new Decided(element, outcomes.get(element.position()).orElse(null)))
                .toList();
        var label = shown.isEmpty() ? table : shown.getFirst().element().label();
        return new Page(label, store.count(request, system, table), store.countWithheld(request, system, table), shown);
    }

    /** The places in the collection of what is left out of the answer. */
    @Transactional(readOnly = true)
    public Set<Integer> withheld(RequestId request) {
        return store.withheldPositions(request);
    }

    /** What is left out, told without giving it away: how many records of which kind, and why. */
    @Transactional(readOnly = true)
    List<Withholding> withholdings(RequestId request) {
        return store.withholdings(request);
    }

    /** Some of the records of a table, withheld for the same reasons. */
    record Withholding(String label, long count, long total, String exemption, boolean named, String reasons) {

        String what() {
            return label + ": "
                    + (count == total
                            ? (total == 1 ? "the one record" : "all " + total + " records")
                            : count + " of " + total + " records");
        }
    }
}

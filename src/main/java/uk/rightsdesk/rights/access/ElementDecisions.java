package uk.rightsdesk.rights.access;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.redaction.RedactedPages;
import uk.rightsdesk.redaction.Redaction;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/**
 * Decides of each element found whether it is disclosed, which is the default, given without some of it, or withheld,
 * the last two under an exemption, with reasons for the person and what was weighed (UK GDPR Articles 12(4) and 15(4),
 * DPA 2018 Schedule 2). Once what was found lies with the second person, nothing can be changed unless they return it.
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
     * Why something is kept back.
     *
     * @param exemption its code
     * @param reasons in full sentences, for the person; they must give away nothing of what is kept back
     * @param weighing what was weighed; stays with the request. Complete where others' data is kept back
     * @param named whether the person is told the exemption; not where naming it would defeat it
     */
    public record Grounds(
            @Nullable String exemption, @Nullable String reasons, Weighing weighing, boolean named) {

        /** Without the free text. */
        @Override
        public String toString() {
            return "Grounds[" + exemption + "]";
        }
    }

    /** Elements of one table, page by page, with what was decided of them. */
    public record Page(String label, Tally tally, long shown, List<Decided> elements) {}

    /**
     * How many elements there are, and what becomes of them: the last four add up to the first, and in an answer none
     * is asked.
     */
    public record Tally(long collected, long disclosed, long redacted, long withheld, long asked) {}

    /**
     * An element as it was found, what was decided of it, and what is taken out of it.
     *
     * @param outcome null where nothing was decided: it is disclosed
     * @param given the element as it is given; the element itself where nothing is taken out
     */
    public record Decided(
            CollectedElement element, @Nullable ElementOutcome outcome, CollectedElement given) {}

    private final ElementDecisionStore store;
    private final ElementStore elements;
    private final Exemptions exemptions;
    private final ThirdPartyAskStore asks;
    private final RequestJournal journal;
    private final Clock clock;

    ElementDecisions(
            ElementDecisionStore store,
            ElementStore elements,
            Exemptions exemptions,
            ThirdPartyAskStore asks,
            RequestJournal journal,
            Clock clock) {
        this.store = store;
        this.elements = elements;
        this.exemptions = exemptions;
        this.asks = asks;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param staff user name of the signed-in person
     * @return how many elements
     * @throws ElementDecisionRefused without an exemption in force, reasons, or what was weighed; where the law would
     *     have them given, or given in part; without any element; and once it lies with the second person
     */
    public int withhold(RequestId request, Selection selection, Grounds grounds, String staff) {
        check(grounds);
        if (grounds.weighing().says(Factor.SEPARABLE)) {
            throw new ElementDecisionRefused(
                    "You say that the rest can be given without identifying them: redact the record instead.");
        }
        checkOpen(request);
        checkAnswers(asks.about(request, store.positions(request, selection)), grounds);
        return decided(
                request,
                "withhold",
                grounds,
                save(request, selection, ElementOutcome.Kind.WITHHOLD, grounds, staff)
                        .count(),
                staff);
    }

    /** Takes all that was decided of the elements back; nothing was weighed. */
    public int disclose(RequestId request, Selection selection, String staff) {
        return disclose(request, selection, Weighing.NONE, staff);
    }

    /**
     * Takes all that was decided of the elements back; the same conditions.
     *
     * @param weighing why it is reasonable to give it where somebody who was asked did not agree (DPA 2018 Schedule 2
     *     paragraph 16(1)(b))
     */
    public int disclose(RequestId request, Selection selection, Weighing weighing, String staff) {
        checkOpen(request);
        List<ThirdPartyAsk> asked = asks.about(request, store.positions(request, selection));
        if (!asked.stream().allMatch(ThirdPartyAsk::agreed)) {
            if (!weighing.isComplete()) {
                throw new ElementDecisionRefused(
                        "Not everybody who was asked agreed. Answer each question of what you weighed, then disclose.");
            }
            checkAnswers(asked, weighing);
        }
        var grounds = new Grounds(null, null, weighing, true);
        return decided(
                request,
                "disclose",
                null,
                save(request, selection, ElementOutcome.Kind.DISCLOSE, grounds, staff)
                        .count(),
                staff);
    }

    /** Marks elements as asked about; they are not given until they are decided. The same conditions. */
    long ask(RequestId request, Selection selection, String staff) {
        checkOpen(request);
        ElementDecisionStore.Saved saved = save(request, selection, ElementOutcome.Kind.ASK, null, staff);
        decided(request, "ask", null, saved.count(), staff);
        return saved.id();
    }

    private ElementDecisionStore.Saved save(
            RequestId request, Selection selection, ElementOutcome.Kind kind, @Nullable Grounds grounds, String staff) {
        return store.save(request, selection, kind, grounds, staff, clock.instant());
    }

    private void checkAnswers(List<ThirdPartyAsk> asked, Grounds grounds) {
        boolean weighs = exemptions
                .inForce(Objects.requireNonNullElse(grounds.exemption(), ""))
                .filter(exemption -> exemption.weigh() != null)
                .isPresent();
        if (weighs) {
            checkAnswers(asked, grounds.weighing());
        }
    }

    /** What was weighed says what those who were asked answered (DPA 2018 Schedule 2 paragraph 16(3)). */
    private static void checkAnswers(List<ThirdPartyAsk> asked, Weighing weighing) {
        if (!asked.isEmpty() && !weighing.says(Factor.ASKED)) {
            throw new ElementDecisionRefused(
                    "Somebody was asked about this: answer yes to whether anything was done to get their agreement.");
        }
        if (asked.stream().anyMatch(ThirdPartyAsk::refused) && !weighing.says(Factor.REFUSED)) {
            throw new ElementDecisionRefused("Somebody who was asked refused: answer yes to whether they did.");
        }
    }

    /**
     * Takes something out of the elements that hold it; adds to what was taken out of them before. What is withheld as
     * a whole stays so.
     *
     * @return how many elements
     * @throws ElementDecisionRefused as when withholding, and where no element holds it
     */
    public int redact(RequestId request, Selection selection, Redaction redaction, Grounds grounds, String staff) {
        check(grounds);
        checkOpen(request);
        if (redaction instanceof Redaction.Box box) {
            checkDrawable(request, selection, box);
        }
        Map<CollectedElement, List<Redaction>> found = new LinkedHashMap<>();
        given(request, store.positions(request, selection)).stream()
                .filter(RedactedElement.holding(redaction))
                .forEach(element -> found.put(element, List.of(redaction)));
        return redact(request, found, grounds, staff);
    }

    /**
     * Takes words out of the elements that hold them.
     *
     * @param words upper and lower case alike
     */
    public int redact(RequestId request, Selection selection, String words, Grounds grounds, String staff) {
        if (words.isBlank()) {
            throw new ElementDecisionRefused("Give the words to redact.");
        }
        return redact(request, selection, new Redaction.Words(words), grounds, staff);
    }

    /** Takes out of each element what stands beside it; for what was looked for already. */
    int redact(RequestId request, Map<CollectedElement, List<Redaction>> redactions, Grounds grounds, String staff) {
        check(grounds);
        checkOpen(request);
        if (!redactions.isEmpty()) {
            checkAnswers(
                    asks.about(
                            request,
                            redactions.keySet().stream()
                                    .map(CollectedElement::position)
                                    .toList()),
                    grounds);
            store.redact(request, redactions, grounds, staff, clock.instant());
        }
        return decided(request, "redact", grounds, redactions.size(), staff);
    }

    private void check(Grounds grounds) {
        var exemption = exemptions
                .inForce(grounds.exemption() == null ? "" : grounds.exemption())
                .orElseThrow(() -> new ElementDecisionRefused("Choose the exemption that you rely on."));
        if (grounds.reasons() == null || grounds.reasons().isBlank()) {
            throw new ElementDecisionRefused("Give the reasons: the person is told them.");
        }
        if (exemption.weigh() != null && !grounds.weighing().isComplete()) {
            throw new ElementDecisionRefused(
                    "Answer each question of what you weighed: this exemption holds only after weighing.");
        }
        if (exemption.weigh() != null && grounds.weighing().says(Factor.AGREED)) {
            throw new ElementDecisionRefused("You say that they agreed: then it is disclosed.");
        }
    }

    private void checkDrawable(RequestId request, Selection selection, Redaction.Box box) {
        try {
            for (int position : selection.positions()) {
                elements.file(request, position, box.column())
                        .ifPresent(file -> RedactedPages.check(file.content(), List.of(box)));
            }
        } catch (RedactedPages.CannotRedact cannot) {
            throw new ElementDecisionRefused("This file cannot be drawn as pages: withhold the record instead.");
        }
    }

    private void checkOpen(RequestId request) {
        if (!isOpen(request)) {
            throw new ElementDecisionRefused(
                    "This lies with the second person. It can be changed once they return it to review.");
        }
    }

    private int decided(RequestId request, String code, @Nullable Grounds grounds, int count, String staff) {
        if (count == 0) {
            throw new ElementDecisionRefused(
                    code.equals("redact") ? "No record that is given holds that." : "Tick at least one record.");
        }
        String exemption = grounds == null || grounds.exemption() == null ? "none" : grounds.exemption();
        journal.record(
                request,
                EventType.ELEMENTS_DECIDED,
                clock.instant(),
                staff,
                Map.of("decision", code, "exemption", exemption, "elements", Integer.toString(count)));
        return count;
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
    public Page page(RequestId request, String system, String table, ElementFilter filter, int page, int size) {
        var outcomes = store.page(request, system, table, filter, page, size);
        var redactions = store.redactions(request);
        var shown = elements.at(request, outcomes.keySet()).stream()
                .map(element -> new Decided(
                        element,
                        outcomes.getOrDefault(element.position(), Optional.empty())
                                .orElse(null),
                        given(element, redactions)))
                .toList();
        var label = shown.isEmpty() ? table : shown.getFirst().element().label();
        return new Page(label, tally(request, system, table), store.count(request, system, table, filter), shown);
    }

    private Tally tally(RequestId request, String system, String table) {
        return new Tally(
                store.count(request, system, table, ElementFilter.ALL),
                store.count(request, system, table, ElementFilter.DISCLOSED),
                store.count(request, system, table, ElementFilter.REDACTED),
                store.count(request, system, table, ElementFilter.WITHHELD),
                store.count(request, system, table, ElementFilter.ASKED));
    }

    /** What becomes of all that was found. */
    @Transactional(readOnly = true)
    public Tally tally(RequestId request) {
        return new Tally(
                store.count(request, ElementFilter.ALL),
                store.count(request, ElementFilter.DISCLOSED),
                store.count(request, ElementFilter.REDACTED),
                store.count(request, ElementFilter.WITHHELD),
                store.count(request, ElementFilter.ASKED));
    }

    /** The places in the collection of what is left out of the answer, what is still asked about with it. */
    @Transactional(readOnly = true)
    public Set<Integer> withheld(RequestId request) {
        Set<Integer> withheld = store.positions(request, ElementFilter.WITHHELD);
        withheld.addAll(asked(request));
        return withheld;
    }

    /** The places in the collection of what is still to be decided, for somebody was asked about it. */
    @Transactional(readOnly = true)
    Set<Integer> asked(RequestId request) {
        return store.positions(request, ElementFilter.ASKED);
    }

    /** The element without what is taken out of it. */
    CollectedElement given(CollectedElement element, Map<ElementKey, List<Redacted>> redactions) {
        List<Redacted> redacted = redactions.get(ElementKey.of(element));
        return redacted == null ? element : RedactedElement.of(element, redacted, exemptions::mark);
    }

    private List<CollectedElement> given(RequestId request, Collection<Integer> positions) {
        var redactions = store.redactions(request);
        var withheld = store.positions(request, ElementFilter.WITHHELD);
        return elements.at(request, positions).stream()
                .filter(element -> !withheld.contains(element.position()))
                .map(element -> given(element, redactions))
                .toList();
    }

    /** All that is taken out of elements that are given, by element. */
    @Transactional(readOnly = true)
    Map<ElementKey, List<Redacted>> redactions(RequestId request) {
        return store.redactions(request);
    }

    @Transactional(readOnly = true)
    List<Redacted> redactions(RequestId request, ElementKey element) {
        return store.redactions(request, element);
    }

    /** What is kept back, told without giving it away: how many records of which kind, and why. */
    @Transactional(readOnly = true)
    List<Withholding> withholdings(RequestId request) {
        return store.withholdings(request);
    }

    /** Some of the records of a table, kept back as a whole or in part for the same reasons. */
    record Withholding(
            String label,
            long count,
            long total,
            ElementOutcome.Kind kind,
            String exemption,
            boolean named,
            String reasons) {

        Withholding of(long number) {
            return new Withholding(label, number, total, kind, exemption, named, reasons);
        }

        String what() {
            String part = kind == ElementOutcome.Kind.REDACT ? "part of " : "";
            return label + ": " + part
                    + (count == total
                            ? (total == 1 ? "the one record" : "all " + total + " records")
                            : count + " of " + total + " records");
        }
    }
}

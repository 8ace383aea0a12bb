package uk.rightsdesk.rights.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.datamap.CollectionReport;
import uk.rightsdesk.datamap.Element;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.PersonalDataCollector;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;

/** What was found about the person of a request, element by element. */
@Component
@Transactional(readOnly = true)
public class CollectedData {

    private final SubjectSearch subjects;
    private final PersonalDataCollector collector;
    private final ElementStore elements;
    private final ElementDecisions decisions;
    private final RedactedFile files;
    private final RedactionProposals proposals;

    CollectedData(
            SubjectSearch subjects,
            PersonalDataCollector collector,
            ElementStore elements,
            ElementDecisions decisions,
            RedactedFile files,
            RedactionProposals proposals) {
        this.subjects = subjects;
        this.collector = collector;
        this.elements = elements;
        this.decisions = decisions;
        this.files = files;
        this.proposals = proposals;
    }

    /**
     * Searches every system of record for the person who wrote from the request's address, and keeps what is found in
     * place of an earlier search.
     *
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails: an answer without it would not be
     *     complete
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CollectionReport collect(Request request) {
        return collect(request, Optional::of);
    }

    /**
     * The same, keeping of each element only what {@code selection} gives; its report tells of all that was found.
     *
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CollectionReport collect(Request request, Function<Element, Optional<Element>> selection) {
        elements.clear(request.id());
        ElementStore.Writer writer = elements.writer(request.id());
        CollectionReport report = collector.collect(
                people(request), element -> selection.apply(element).ifPresent(writer::add));
        writer.flush();
        elements.report(request.id(), report);
        proposals.find(request);
        return report;
    }

    /**
     * The people of the systems of record whose data the request is about: two accounts of one address are two.
     *
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails
     */
    public List<SubjectMatch> people(Request request) {
        return subjects.find(Identifier.email(request.subjectAddress()));
    }

    /** Where was searched and what was found; empty before the first search. */
    public Optional<CollectionReport> report(RequestId request) {
        return elements.report(request);
    }

    /** Every element, streamed in the order of the data map. */
    public void forEach(RequestId request, Consumer<CollectedElement> each) {
        elements.forEach(request, each);
    }

    /** One row, by its key in the system of record; empty where it was not found about this person. */
    public Optional<CollectedElement> element(RequestId request, String system, String table, String rowKey) {
        return elements.withKey(request, system, table, rowKey);
    }

    /** Rows of one table, page by page, in their order. */
    public List<CollectedElement> page(RequestId request, String system, String table, int page, int size) {
        return elements.page(request, system, table, page, size);
    }

    public List<CollectedElement> all(RequestId request) {
        List<CollectedElement> all = new ArrayList<>();
        elements.forEach(request, all::add);
        return all;
    }

    /**
     * What becomes of an element.
     *
     * @param given without what is redacted; the element itself where nothing is, or where it is not given
     */
    public record Decided(CollectedElement given, ElementOutcome.Kind kind) {}

    /** Every element, streamed in the order of the data map, with what was decided of it. */
    public void forEachDecided(RequestId request, Consumer<Decided> each) {
        Set<Integer> withheld = decisions.withheld(request);
        Set<Integer> asked = decisions.asked(request);
        Map<ElementKey, List<Redacted>> redactions = decisions.redactions(request);
        elements.forEach(request, element -> {
            CollectedElement given = decisions.given(element, redactions);
            if (withheld.contains(element.position())) {
                boolean open = asked.contains(element.position());
                each.accept(new Decided(element, open ? ElementOutcome.Kind.ASK : ElementOutcome.Kind.WITHHOLD));
            } else {
                boolean whole = !redactions.containsKey(ElementKey.of(element));
                each.accept(new Decided(given, whole ? ElementOutcome.Kind.DISCLOSE : ElementOutcome.Kind.REDACT));
            }
        });
    }

    /** What the answer holds: every element but those that are withheld, each without what is redacted. */
    public List<CollectedElement> disclosed(RequestId request) {
        List<CollectedElement> disclosed = new ArrayList<>();
        forEachDecided(request, decided -> {
            switch (decided.kind()) {
                case DISCLOSE, REDACT -> disclosed.add(decided.given());
                case WITHHOLD, ASK -> {}
            }
        });
        return disclosed;
    }

    /** The element at this place, as it was found. */
    public Optional<CollectedElement> at(RequestId request, int position) {
        return elements.at(request, List.of(position)).stream().findFirst();
    }

    /** A file as the system holds it. */
    public Optional<CollectedFile> file(RequestId request, int position, String column) {
        return elements.file(request, position, column);
    }

    /** A file as the answer holds it: without what is redacted of its pages and its name. */
    Optional<CollectedFile> disclosedFile(RequestId request, CollectedElement element, String column) {
        return elements.file(request, element.position(), column)
                .map(file -> files.of(file, decisions.redactions(request, ElementKey.of(element))));
    }

    /** The same, by the place of its element. */
    public Optional<CollectedFile> disclosedFile(RequestId request, int position, String column) {
        return elements.at(request, List.of(position)).stream()
                .findFirst()
                .flatMap(element -> disclosedFile(request, element, column));
    }
}

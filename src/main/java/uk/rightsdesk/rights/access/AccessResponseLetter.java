package uk.rightsdesk.rights.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.datamap.AutomatedDecision;
import uk.rightsdesk.datamap.Category;
import uk.rightsdesk.datamap.CollectionReport;
import uk.rightsdesk.datamap.DataMap;
import uk.rightsdesk.datamap.Disclosure;
import uk.rightsdesk.datamap.MappedColumn;
import uk.rightsdesk.datamap.Purpose;
import uk.rightsdesk.datamap.RecipientCategory;
import uk.rightsdesk.datamap.Source;
import uk.rightsdesk.letter.AccessResponseContent;
import uk.rightsdesk.letter.Answer;
import uk.rightsdesk.letter.AnswerTime;
import uk.rightsdesk.letter.DataSection;
import uk.rightsdesk.letter.DataTable;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Picture;
import uk.rightsdesk.request.Request;

/**
 * Fills the answer to an access request: the information of UK GDPR Article 15(1) and (2) from the data map, the copy
 * of Article 15(3) from what was collected.
 */
@Component
class AccessResponseLetter {

    private static final Set<String> PRINTABLE = Set.of("image/png", "image/jpeg");

    private final DataMap map;
    private final CollectedData collectedData;
    private final WithheldParts withheldParts;

    AccessResponseLetter(DataMap map, CollectedData collectedData, WithheldParts withheldParts) {
        this.map = map;
        this.collectedData = collectedData;
        this.withheldParts = withheldParts;
    }

    AccessResponseContent content(LetterHead head, Request request, List<CollectedElement> elements, AnswerTime time) {
        CollectionReport report = collectedData.report(request.id()).orElseThrow();
        List<AccessResponseContent.Withheld> withheld = withheldParts.of(request.id());
        List<Disclosure> disclosures = withheldParts.tellable(request.id(), elements, report);
        List<DataMap.Overview> overviews = map.overview(categories(collectedData.all(request.id())));
        return new AccessResponseContent(
                head,
                request.right().asked(),
                !elements.isEmpty() || !withheld.isEmpty(),
                answer(purposes(overviews), "We use no personal data about you for any purpose, because we hold none."),
                answer(categoryAnswers(overviews, elements), "We hold no personal data about you."),
                answer(recipients(overviews, disclosures), noRecipients(report)),
                answer(retention(overviews), "We keep no personal data about you."),
                answer(sources(overviews), "All of the data comes from you."),
                answer(automatedDecisions(), "We make no decisions about you without a person."),
                answer(transfers(overviews), "We do not send your personal data outside the United Kingdom."),
                searches(report),
                answer(withheld, "We have left nothing out of the copy of your data."),
                terms(elements),
                sections(request, elements),
                List.of(),
                List.of(),
                time);
    }

    private static String noRecipients(CollectionReport report) {
        return report.disclosures().isEmpty()
                ? "We have given personal data about you to no one."
                : "We have left out who was given personal data about you: see what we left out.";
    }

    private static <T> Answer<T> answer(List<T> items, String none) {
        return items.isEmpty() ? Answer.none(none) : Answer.given(items);
    }

    /** Ids of the categories that anything found falls in. */
    private static Set<String> categories(List<CollectedElement> elements) {
        return elements.stream()
                .flatMap(element -> element.data().stream())
                .filter(datum -> datum.shown() != null)
                .map(CollectedDatum::category)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<AccessResponseContent.Purpose> purposes(List<DataMap.Overview> overviews) {
        return distinct(overviews, DataMap.Overview::purposes).stream()
                .map(purpose -> new AccessResponseContent.Purpose(purpose.label(), basis(purpose)))
                .toList();
    }

    private static String basis(Purpose purpose) {
        String detail = purpose.basisDetail() == null ? "" : " (" + purpose.basisDetail() + ")";
        return purpose.lawfulBasis().label() + detail + ", "
                + purpose.lawfulBasis().citation();
    }

    private static List<AccessResponseContent.Category> categoryAnswers(
            List<DataMap.Overview> overviews, List<CollectedElement> elements) {
        return overviews.stream()
                .map(DataMap.Overview::category)
                .map(category -> new AccessResponseContent.Category(category.label(), examples(category, elements)))
                .toList();
    }

    private static String examples(Category category, List<CollectedElement> elements) {
        String examples = elements.stream()
                .flatMap(element -> element.data().stream())
                .filter(datum -> datum.category().equals(category.id()) && datum.shown() != null)
                .map(CollectedDatum::label)
                .distinct()
                .limit(6)
                .collect(Collectors.joining(", "));
        return examples.isEmpty() ? "Left out of the copy" : examples;
    }

    /** By name where a sending is on record; by category where the data go as a matter of course. */
    private List<AccessResponseContent.Recipient> recipients(
            List<DataMap.Overview> overviews, List<Disclosure> disclosures) {
        Stream<AccessResponseContent.Recipient> named = disclosures.stream()
                .map(disclosure -> new AccessResponseContent.Recipient(
                        disclosure.name(), received(disclosure), dates(disclosure)));
        Set<String> namedCategories =
                disclosures.stream().map(Disclosure::category).collect(Collectors.toSet());
        Stream<AccessResponseContent.Recipient> others = distinct(overviews, DataMap.Overview::recipients).stream()
                .filter(recipient -> !namedCategories.contains(recipient.id()) && !isNamedWhenSent(recipient))
                .map(recipient ->
                        new AccessResponseContent.Recipient(recipient.label(), given(recipient, overviews), List.of()));
        return Stream.concat(named, others).toList();
    }

    /** Recipients whose sendings are recorded one by one received nothing where no sending is on record. */
    private boolean isNamedWhenSent(RecipientCategory recipient) {
        return map.systems().stream()
                .flatMap(system -> system.disclosures().stream())
                .anyMatch(table -> table.recipient().equals(recipient));
    }

    /** With the way to what the recipient says of its own use, as the company's notice promises. */
    private static String received(Disclosure disclosure) {
        String shared =
                disclosure.times() == 1 ? "What you shared, once" : "What you shared, " + disclosure.times() + " times";
        return shared
                + (disclosure.privacyNotice() == null ? "" : ". Their privacy notice: " + disclosure.privacyNotice())
                + (disclosure.terms() == null ? "" : " Their terms: " + disclosure.terms());
    }

    private static List<LocalDate> dates(Disclosure disclosure) {
        return Stream.of(disclosure.first(), disclosure.last())
                .map(StatutoryClock::dateOf)
                .distinct()
                .toList();
    }

    private static String given(RecipientCategory recipient, List<DataMap.Overview> overviews) {
        return overviews.stream()
                .filter(overview -> overview.recipients().contains(recipient))
                .map(overview -> overview.category().label())
                .collect(Collectors.joining("; "));
    }

    private static List<AccessResponseContent.Retention> retention(List<DataMap.Overview> overviews) {
        return overviews.stream()
                .flatMap(overview -> overview.retention().stream()
                        .map(period -> new AccessResponseContent.Retention(
                                overview.category().label(), period.label())))
                .toList();
    }

    private static List<AccessResponseContent.Source> sources(List<DataMap.Overview> overviews) {
        return overviews.stream()
                .flatMap(overview -> overview.sources().stream()
                        .filter(source -> source != Source.PERSON)
                        .map(source -> new AccessResponseContent.Source(
                                overview.category().label(), source.label())))
                .toList();
    }

    private List<AccessResponseContent.AutomatedDecision> automatedDecisions() {
        return map.automatedDecisions().stream()
                .map(AccessResponseLetter::automatedDecision)
                .toList();
    }

    private static AccessResponseContent.AutomatedDecision automatedDecision(AutomatedDecision decision) {
        return new AccessResponseContent.AutomatedDecision(
                decision.decision(), decision.logic(), decision.consequences());
    }

    private static List<AccessResponseContent.Transfer> transfers(List<DataMap.Overview> overviews) {
        List<AccessResponseContent.Transfer> transfers = new ArrayList<>();
        for (RecipientCategory recipient : distinct(overviews, DataMap.Overview::recipients)) {
            RecipientCategory.Transfer abroad = recipient.abroad();
            if (abroad != null) {
                transfers.add(
                        new AccessResponseContent.Transfer(recipient.label(), abroad.country(), abroad.safeguard()));
            }
        }
        return transfers;
    }

    private static List<AccessResponseContent.Search> searches(CollectionReport report) {
        return report.systems().stream()
                .map(system -> new AccessResponseContent.Search(
                        system.label(),
                        "By your email address, in every part that holds data about people, as it stood on "
                                + CollectedDatum.moment(system.at()),
                        result(system)))
                .toList();
    }

    private static String result(CollectionReport.SystemSearched system) {
        if (system.nothingHeld()) {
            return "Nothing held.";
        }
        String found = system.tables().stream()
                .filter(table -> !table.nothingHeld())
                .map(table -> table.label() + ": " + table.rows())
                .collect(Collectors.joining("; "));
        String empty = system.tables().stream()
                .filter(CollectionReport.TableSearched::nothingHeld)
                .map(CollectionReport.TableSearched::label)
                .collect(Collectors.joining(", "));
        String accounts = system.people() > 1 ? system.people() + " accounts were found. " : "";
        return accounts + found + "." + (empty.isEmpty() ? "" : " Nothing held under: " + empty + ".");
    }

    /** The codes that the data use, explained by the map. */
    private List<AccessResponseContent.Term> terms(List<CollectedElement> elements) {
        Map<String, String> terms = new LinkedHashMap<>();
        for (CollectedElement element : elements) {
            map.system(element.system()).table(element.table()).ifPresent(table -> {
                for (MappedColumn.Personal column : table.personalColumns()) {
                    if (column.explained() != null) {
                        terms.putIfAbsent(element.label() + ", " + column.label(), column.explained());
                    }
                }
            });
        }
        return terms.entrySet().stream()
                .map(entry -> new AccessResponseContent.Term(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<DataSection> sections(Request request, List<CollectedElement> elements) {
        Map<String, List<CollectedElement>> byTable = elements.stream()
                .collect(Collectors.groupingBy(
                        element -> element.system() + "/" + element.table(), LinkedHashMap::new, Collectors.toList()));
        return byTable.values().stream().map(rows -> section(request, rows)).toList();
    }

    private DataSection section(Request request, List<CollectedElement> rows) {
        CollectedElement first = rows.getFirst();
        List<String> columns = first.data().stream().map(CollectedDatum::label).toList();
        List<List<@Nullable String>> values = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        for (CollectedElement element : rows) {
            List<@Nullable String> row = new ArrayList<>();
            for (CollectedDatum datum : element.data()) {
                row.add(datum.shown());
                if (datum.file()) {
                    picture(request, element, datum, pictures);
                }
            }
            values.add(row);
        }
        String description = map.category(first.category()).label();
        return new DataSection(
                first.label(), "", List.of(new DataTable(first.label(), description, columns, values)), pictures);
    }

    /** Pictures are printed; other files travel in the JSON beside the letter. */
    private void picture(
            Request request, CollectedElement element, CollectedDatum datum, Collection<Picture> pictures) {
        collectedData
                .disclosedFile(request.id(), element, datum.column())
                .filter(file -> file.mediaType() != null && PRINTABLE.contains(file.mediaType()))
                .ifPresent(file -> pictures.add(new Picture(
                        file.content(),
                        "Picture " + datum.shown() + ", which belongs to " + element.label(),
                        datum.shown() == null ? "" : datum.shown())));
    }

    private static <T> Set<T> distinct(List<DataMap.Overview> overviews, Function<DataMap.Overview, Set<T>> part) {
        return overviews.stream()
                .flatMap(overview -> part.apply(overview).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

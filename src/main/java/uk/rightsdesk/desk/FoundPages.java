package uk.rightsdesk.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.rightsdesk.datamap.CollectionReport;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.access.CollectedDatum;
import uk.rightsdesk.rights.access.CollectedElement;

/** Puts together what the pages show of the data found. */
@Component
class FoundPages {

    /** As many elements of a kind as a person reads on one page. */
    private static final int SHOWN = 50;

    private final CollectedData collectedData;

    FoundPages(CollectedData collectedData) {
        this.collectedData = collectedData;
    }

    record SearchView(String system, long total, List<TableView> tables) {}

    record TableView(String table, long count) {}

    record ValueView(
            String label, @Nullable String text, @Nullable String picture) {}

    record ElementView(List<ValueView> values) {}

    /** Elements of one kind: how many, how many of them may name others, and the first of them. */
    static final class CategoryView {

        private final String name;
        private final List<ElementView> shown = new ArrayList<>();
        private int count;
        private int namesOthers;

        private CategoryView(String name) {
            this.name = name;
        }

        private void add(CollectedElement element, ElementView view) {
            count++;
            namesOthers += element.namesOthers() ? 1 : 0;
            if (shown.size() < SHOWN) {
                shown.add(view);
            }
        }

        public String getName() {
            return name;
        }

        public int getCount() {
            return count;
        }

        public int getNamesOthers() {
            return namesOthers;
        }

        public List<ElementView> getShown() {
            return shown;
        }
    }

    void show(Model model, RequestId request) {
        Map<String, CategoryView> categories = new LinkedHashMap<>();
        collectedData.forEach(
                request,
                element -> categories
                        .computeIfAbsent(element.label(), CategoryView::new)
                        .add(element, view(request, element)));
        model.addAttribute("categories", List.copyOf(categories.values()));
        model.addAttribute(
                "searches",
                collectedData.report(request).stream()
                        .flatMap(report -> report.systems().stream())
                        .map(FoundPages::search)
                        .toList());
    }

    private static SearchView search(CollectionReport.SystemSearched system) {
        List<TableView> tables = system.tables().stream()
                .map(table -> new TableView(table.label(), table.rows()))
                .toList();
        return new SearchView(
                system.label(), tables.stream().mapToLong(TableView::count).sum(), tables);
    }

    private static ElementView view(RequestId request, CollectedElement element) {
        return new ElementView(element.data().stream()
                .map(datum -> new ValueView(
                        datum.label(),
                        datum.shown() == null ? "not held" : datum.shown(),
                        picture(request, element, datum)))
                .toList());
    }

    private static @Nullable String picture(RequestId request, CollectedElement element, CollectedDatum datum) {
        return datum.file() ? "/tasks/picture/" + request + "/" + element.position() + "/" + datum.column() : null;
    }
}

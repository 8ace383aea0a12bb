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
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.access.CollectedDatum;
import uk.rightsdesk.rights.access.CollectedElement;
import uk.rightsdesk.rights.access.DisclosureReview;
import uk.rightsdesk.rights.access.ElementDecisions;
import uk.rightsdesk.rights.access.ElementOutcome;
import uk.rightsdesk.rights.access.RedactionProposals;
import uk.rightsdesk.rights.access.ThirdParties;

/** The matter of a request for access: the data found. */
@Component
class FoundPages implements ReviewMatter {

    /** As many elements of a kind as a person reads on one page. */
    private static final int SHOWN = 50;

    private final CollectedData collectedData;
    private final ElementDecisions decisions;
    private final RedactionProposals proposals;
    private final DisclosureReview disclosure;
    private final ThirdParties thirdParties;
    private final Requests requests;

    FoundPages(
            CollectedData collectedData,
            ElementDecisions decisions,
            RedactionProposals proposals,
            DisclosureReview disclosure,
            ThirdParties thirdParties,
            Requests requests) {
        this.collectedData = collectedData;
        this.decisions = decisions;
        this.proposals = proposals;
        this.disclosure = disclosure;
        this.thirdParties = thirdParties;
        this.requests = requests;
    }

    record SearchView(String system, long total, List<TableView> tables) {}

    record TableView(String table, long count) {}

    record ValueView(
            String label, @Nullable String text, @Nullable String picture) {}

    record ElementView(List<ValueView> values) {}

    /** Elements of one kind: how many, how many of them may name others, and the first of them. */
    static final class CategoryView {

        private final String name;
        private final String decide;
        private final List<ElementView> shown = new ArrayList<>();
        private int count;
        private int namesOthers;
        private int redacted;
        private int withheld;
        private int asked;

        private CategoryView(String name, String decide) {
            this.name = name;
            this.decide = decide;
        }

        private void add(CollectedElement element, ElementOutcome.Kind kind, ElementView view) {
            count++;
            redacted += kind == ElementOutcome.Kind.REDACT ? 1 : 0;
            withheld += kind == ElementOutcome.Kind.WITHHOLD ? 1 : 0;
            asked += kind == ElementOutcome.Kind.ASK ? 1 : 0;
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

        /** How many of them are given without some of it. */
        public int getRedacted() {
            return redacted;
        }

        /** How many of them are left out of the answer. */
        public int getWithheld() {
            return withheld;
        }

        /** How many of them somebody was asked about and are still to be decided. */
        public int getAsked() {
            return asked;
        }

        /** The page on which this is decided, element by element. */
        public String getDecide() {
            return decide;
        }

        public int getNamesOthers() {
            return namesOthers;
        }

        public List<ElementView> getShown() {
            return shown;
        }
    }

    @Override
    public Right right() {
        return Right.ACCESS;
    }

    @Override
    public String template() {
        return "desk/found";
    }

    @Override
    public List<String> missing(RequestId request) {
        List<String> missing = new ArrayList<>();
        long open = proposals.open(request);
        if (open > 0) {
            missing.add("Decide on the proposals what to redact: %d are open.".formatted(open));
        }
        long asked = thirdParties.undecided(request);
        if (asked > 0) {
            missing.add("Decide on what others were asked about: %d records are open.".formatted(asked));
        }
        return missing;
    }

    @Override
    public List<String> unseen(RequestId request) {
        int shared = disclosure.undecided(requests.get(request)).size();
        return shared == 0
                ? List.of()
                : List.of("Release what is kept back elsewhere and given here, or return the answer: %d texts."
                        .formatted(shared));
    }

    @Override
    public void show(Model model, RequestId request) {
        Map<String, CategoryView> categories = new LinkedHashMap<>();
        collectedData.forEachDecided(request, decided -> {
            CollectedElement element = decided.given();
            String place = element.system() + "/" + element.table();
            categories
                    .computeIfAbsent(
                            place,
                            _ -> new CategoryView(element.label(), "/tasks/review/" + request + "/elements/" + place))
                    .add(element, decided.kind(), view(request, element));
        });
        model.addAttribute("stopped", disclosure.found(request));
        model.addAttribute("shared", disclosure.undecided(requests.get(request)));
        model.addAttribute("releases", "/tasks/approval/" + request + "/releases");
        model.addAttribute("tally", decisions.tally(request));
        model.addAttribute("proposals", proposals.page(request, "", 0, 0));
        model.addAttribute("proposalsPage", "/tasks/review/" + request + "/proposals");
        model.addAttribute("asks", thirdParties.of(request).size());
        model.addAttribute("asksPage", "/tasks/review/" + request + "/third-parties");
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
        return new ElementView(values(request, element));
    }

    static List<ValueView> values(RequestId request, CollectedElement element) {
        return element.data().stream()
                .map(datum -> new ValueView(
                        datum.label(),
                        datum.shown() == null ? "not held" : datum.shown(),
                        picture(request, element, datum)))
                .toList();
    }

    private static @Nullable String picture(RequestId request, CollectedElement element, CollectedDatum datum) {
        return datum.file() ? "/tasks/picture/" + request + "/" + element.position() + "/" + datum.column() : null;
    }
}

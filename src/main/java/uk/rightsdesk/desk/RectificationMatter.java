package uk.rightsdesk.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.rectification.DatumKey;
import uk.rightsdesk.rights.rectification.RectificationItem;
import uk.rightsdesk.rights.rectification.RectificationItems;
import uk.rightsdesk.rights.restriction.Restriction;
import uk.rightsdesk.rights.restriction.Restrictions;

/** The matter of a request for rectification: what is said to be wrong, datum by datum, and what becomes of it. */
@Component
class RectificationMatter implements ReviewMatter {

    private final RectificationItems items;
    private final Restrictions restrictions;
    private final CollectedData collected;

    RectificationMatter(RectificationItems items, Restrictions restrictions, CollectedData collected) {
        this.items = items;
        this.restrictions = restrictions;
        this.collected = collected;
    }

    /** @param decision in words; null while none is taken */
    record ItemView(
            String id,
            String what,
            DatumKey datum,
            @Nullable String held,
            String wrong,
            @Nullable String evidence,
            @Nullable String decision,
            @Nullable String value,
            boolean opinion,
            @Nullable String reasons,
            @Nullable String by) {

        static ItemView of(RectificationItem item) {
            RectificationItem.Decided decided = item.decided();
            RectificationItem.Verdict verdict = decided == null ? null : decided.verdict();
            return new ItemView(
                    item.id().toString(),
                    item.claim().what(),
                    item.datum(),
                    item.claim().held(),
                    item.claim().wrong(),
                    item.claim().evidence(),
                    verdict == null ? null : words(verdict.decision()),
                    verdict == null ? null : verdict.value(),
                    verdict != null && verdict.opinion(),
                    verdict == null ? null : verdict.reasons(),
                    decided == null ? null : decided.by());
        }

        /** Id only. */
        @Override
        public String toString() {
            return "ItemView[" + id + "]";
        }
    }

    static String words(RectificationItem.Decision decision) {
        return switch (decision) {
            case CORRECT -> "Correct it";
            case SUPPLEMENT -> "Add the person's statement";
            case REFUSE -> "Refuse, with reasons";
        };
    }

    /** A kind of rows in which a datum can be chosen. */
    record PlaceView(String label, String href, long count) {}

    @Override
    public Right right() {
        return Right.RECTIFICATION;
    }

    @Override
    public String template() {
        return "desk/rectification";
    }

    @Override
    public void show(Model model, RequestId request) {
        model.addAttribute("items", items.of(request).stream().map(ItemView::of).toList());
        model.addAttribute("open", items.isOpen(request));
        model.addAttribute("places", places(request));
        model.addAttribute("base", "/tasks/review/" + request + "/rectification");
        model.addAttribute(
                "restriction",
                restrictions.of(request).map(RectificationMatter::standing).orElse(null));
    }

    private static String standing(Restriction restriction) {
        return restriction.setAt() == null
                ? "Decided by " + restriction.decidedBy() + "; the systems are being told."
                : "In force since " + London.time(restriction.setAt()) + ". It ends, with notice, once this is closed.";
    }

    private List<PlaceView> places(RequestId request) {
        Map<String, PlaceView> places = new LinkedHashMap<>();
        collected.forEach(
                request,
                element -> places.merge(
                        element.system() + "/" + element.table(),
                        new PlaceView(
                                element.label(),
                                "/tasks/review/" + request + "/rectification/" + element.system() + "/"
                                        + element.table(),
                                1),
                        (one, other) -> new PlaceView(one.label(), one.href(), one.count() + other.count())));
        return List.copyOf(places.values());
    }

    @Override
    public List<String> missing(RequestId request) {
        return items.missing(request).stream().toList();
    }
}

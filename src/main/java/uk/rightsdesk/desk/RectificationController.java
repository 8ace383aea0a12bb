package uk.rightsdesk.desk;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;
import uk.rightsdesk.letter.RestrictionGround;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.access.CollectedDatum;
import uk.rightsdesk.rights.access.CollectedElement;
import uk.rightsdesk.rights.rectification.DatumKey;
import uk.rightsdesk.rights.rectification.RectificationItem;
import uk.rightsdesk.rights.rectification.RectificationItems;
import uk.rightsdesk.rights.rectification.RectificationRefused;
import uk.rightsdesk.rights.restriction.RestrictionRefused;
import uk.rightsdesk.rights.restriction.Restrictions;

/** Where an officer chooses a datum, records what is wrong and decides what becomes of it. */
@Controller
class RectificationController {

    /** As many rows as a person looks through at once. */
    private static final int SIZE = 50;

    private final Requests requests;
    private final RequestPages pages;
    private final RectificationItems items;
    private final CollectedData collected;
    private final Restrictions restrictions;

    RectificationController(
            Requests requests,
            RequestPages pages,
            RectificationItems items,
            CollectedData collected,
            Restrictions restrictions) {
        this.requests = requests;
        this.pages = pages;
        this.items = items;
        this.collected = collected;
        this.restrictions = restrictions;
    }

    record DatumView(String label, @Nullable String shown, String column) {}

    record RowView(String key, List<DatumView> data) {}

    @GetMapping("/tasks/review/{id}/rectification/{system}/{table}")
    String choose(
            @PathVariable String id,
            @PathVariable String system,
            @PathVariable String table,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        Request request = request(id);
        int shown = Math.max(page, 0);
        List<CollectedElement> rows = collected.page(request.id(), system, table, shown, SIZE);
        model.addAttribute("view", pages.view(request));
        model.addAttribute("label", rows.isEmpty() ? table : rows.getFirst().label());
        model.addAttribute(
                "rows", rows.stream().map(RectificationController::row).toList());
        model.addAttribute("here", "/tasks/review/" + request.id() + "/rectification/" + system + "/" + table);
        model.addAttribute("back", "/tasks/review/" + request.id());
        model.addAttribute("page", shown);
        model.addAttribute("more", rows.size() == SIZE);
        return "desk/rectification-choose";
    }

    private static RowView row(CollectedElement element) {
        return new RowView(
                element.rowKey(),
                element.data().stream().map(RectificationController::datum).toList());
    }

    private static DatumView datum(CollectedDatum datum) {
        return new DatumView(datum.label(), datum.shown(), datum.column());
    }

    @GetMapping("/tasks/review/{id}/rectification/{system}/{table}/{column}")
    String item(
            @PathVariable String id,
            @PathVariable String system,
            @PathVariable String table,
            @PathVariable String column,
            @RequestParam(defaultValue = "") String row,
            Model model) {
        Request request = request(id);
        DatumKey key = new DatumKey(system, table, row, column);
        CollectedElement element =
                items.element(request.id(), key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        DatumView datum = element.data().stream()
                .filter(each -> each.column().equals(column))
                .map(RectificationController::datum)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("view", pages.view(request));
        model.addAttribute("messages", pages.received(request.id()));
        model.addAttribute("what", element.label() + ": " + datum.label());
        model.addAttribute("held", datum.shown());
        model.addAttribute(
                "item",
                items.find(request.id(), key)
                        .map(RectificationMatter.ItemView::of)
                        .orElse(null));
        model.addAttribute("open", items.isOpen(request.id()));
        model.addAttribute("row", row);
        model.addAttribute(
                "here", "/tasks/review/" + request.id() + "/rectification/" + system + "/" + table + "/" + column);
        model.addAttribute("back", "/tasks/review/" + request.id());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/rectification-item";
    }

    @PostMapping("/tasks/review/{id}/rectification/{system}/{table}/{column}")
    String decide(
            @PathVariable String id,
            @PathVariable String system,
            @PathVariable String table,
            @PathVariable String column,
            @RequestParam(defaultValue = "") String row,
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable String evidence,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "false") boolean opinion,
            @RequestParam(required = false) @Nullable String value,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = request(id).id();
        DatumKey key = new DatumKey(system, table, row, column);
        try {
            items.record(request, key, wrong, evidence, staff.getName());
            RectificationItem.Decision decided = decision(decision);
            if (decided != null) {
                items.decide(
                        request,
                        key,
                        new RectificationItem.Verdict(decided, opinion, text(value), text(reasons)),
                        staff.getName());
            }
        } catch (RectificationRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
            return "redirect:/tasks/review/" + request + "/rectification/" + system + "/" + table + "/" + column
                    + "?row=" + UriUtils.encodeQueryParam(row, StandardCharsets.UTF_8);
        }
        return "redirect:/tasks/review/" + request;
    }

    @PostMapping("/tasks/review/{id}/rectification/remove")
    String remove(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable UUID item,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = request(id).id();
        try {
            if (item != null) {
                items.remove(request, item, staff.getName());
            }
        } catch (RectificationRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/review/" + request;
    }

    @PostMapping("/tasks/review/{id}/rectification/restrict")
    String restrict(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = request(id).id();
        try {
            restrictions.decideNow(request, RestrictionGround.ACCURACY_CONTESTED, reasons, staff.getName());
        } catch (RestrictionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/review/" + request;
    }

    private static RectificationItem.@Nullable Decision decision(String code) {
        for (RectificationItem.Decision decision : RectificationItem.Decision.values()) {
            if (decision.code().equals(code)) {
                return decision;
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private Request request(String id) {
        return requests.get(RequestId.parse(id));
    }
}

package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.datamap.Element;
import uk.rightsdesk.datamap.ErasureGround;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.access.CollectedDatum;
import uk.rightsdesk.rights.erasure.ErasureRefused;
import uk.rightsdesk.rights.erasure.KeptRows;

/** The rows of one table of an erasure's plan: those that stay are chosen here, one by one (UK GDPR Article 17(3)). */
@Controller
class ErasureRowsController {

    private final Requests requests;
    private final RequestPages pages;
    private final KeptRows exceptions;

    ErasureRowsController(Requests requests, RequestPages pages, KeptRows exceptions) {
        this.requests = requests;
        this.pages = pages;
        this.exceptions = exceptions;
    }

    record RowView(String key, String said, boolean kept) {}

    @GetMapping("/tasks/erasure/{id}/rows/{system}/{table}")
    String rows(@PathVariable String id, @PathVariable String system, @PathVariable String table, Model model) {
        Request request = requests.get(RequestId.parse(id));
        List<String> kept = exceptions.of(request.id()).stream()
                .filter(each ->
                        each.row().system().equals(system) && each.row().table().equals(table))
                .map(each -> each.row().rowKey())
                .toList();
        model.addAttribute("view", pages.view(request));
        model.addAttribute("back", "/tasks/erasure/" + request.id());
        model.addAttribute("action", "/tasks/erasure/" + request.id() + "/rows/" + system + "/" + table);
        model.addAttribute("grounds", ErasureGround.values());
        List<RowView> rows = List.of();
        try {
            rows = exceptions.rows(request.id(), system, table).stream()
                    .map(row -> new RowView(row.rowKey(), said(row), kept.contains(row.rowKey())))
                    .toList();
        } catch (ErasureRefused refused) {
            model.addAttribute("problem", refused.getMessage());
        }
        model.addAttribute("rows", rows);
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/task-erasure-rows";
    }

    @PostMapping("/tasks/erasure/{id}/rows/{system}/{table}")
    String decide(
            @PathVariable String id,
            @PathVariable String system,
            @PathVariable String table,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String row,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = requests.get(RequestId.parse(id)).id();
        try {
            if (what.equals("give-up")) {
                exceptions.giveUp(request, system, table, row, staff.getName());
            } else {
                exceptions.keep(request, system, table, row, ground, reasons, staff.getName());
            }
        } catch (ErasureRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        redirect.addAttribute("id", request.toString());
        redirect.addAttribute("system", system);
        redirect.addAttribute("table", table);
        return "redirect:/tasks/erasure/{id}/rows/{system}/{table}";
    }

    private static String said(Element row) {
        return row.values().stream()
                .map(CollectedDatum::of)
                .filter(datum -> datum.shown() != null)
                .map(datum -> datum.label() + ": " + datum.shown())
                .collect(Collectors.joining("; "));
    }
}

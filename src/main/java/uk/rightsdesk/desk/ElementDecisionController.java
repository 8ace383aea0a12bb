package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.access.ElementDecisionRefused;
import uk.rightsdesk.rights.access.ElementDecisions;
import uk.rightsdesk.rights.access.ElementFilter;
import uk.rightsdesk.rights.access.ElementOutcome;
import uk.rightsdesk.rights.access.Exemption;
import uk.rightsdesk.rights.access.Factor;
import uk.rightsdesk.rights.access.ThirdParties;

/** Decides element by element, or a whole table at once, what is kept back of the answer, as a whole or in part. */
@Controller
class ElementDecisionController {

    /** As many as a person looks through before deciding. */
    private static final int SIZE = 50;

    private final Requests requests;
    private final RequestPages pages;
    private final ElementDecisions decisions;
    private final ThirdParties thirdParties;

    ElementDecisionController(
            Requests requests, RequestPages pages, ElementDecisions decisions, ThirdParties thirdParties) {
        this.requests = requests;
        this.pages = pages;
        this.decisions = decisions;
        this.thirdParties = thirdParties;
    }

    /** @param given what is given in place of the values; empty where nothing is taken out */
    record DecidedView(
            int position,
            boolean namesOthers,
            List<FoundPages.ValueView> values,
            List<FoundPages.ValueView> given,
            @Nullable OutcomeView outcome) {}

    record OutcomeView(
            boolean withheld,
            boolean redacted,
            boolean asked,
            String exemption,
            @Nullable String reasons,
            String factors,
            String by,
            String at) {}

    @GetMapping("/tasks/review/{id}/elements/{system}/{table}")
    String elements(
            @PathVariable String id,
            @PathVariable String system,
            @PathVariable String table,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "ALL") ElementFilter filter,
            Model model) {
        Request request = requests.get(RequestId.parse(id));
        int shownPage = Math.max(page, 0);
        ElementDecisions.Page found = decisions.page(request.id(), system, table, filter, shownPage, SIZE);
        model.addAttribute("view", pages.view(request));
        model.addAttribute("label", found.label());
        model.addAttribute("tally", found.tally());
        model.addAttribute("shown", found.shown());
        model.addAttribute("filter", filter);
        model.addAttribute("filters", ElementFilter.values());
        model.addAttribute(
                "elements",
                found.elements().stream()
                        .map(decided -> view(request.id(), decided))
                        .toList());
        model.addAttribute("exemptions", decisions.exemptions());
        model.addAttribute("factors", Factor.all());
        model.addAttribute("open", decisions.isOpen(request.id()));
        model.addAttribute("page", shownPage);
        model.addAttribute("pages", Math.max(1, (found.shown() + SIZE - 1) / SIZE));
        model.addAttribute("here", path(request.id(), system, table));
        model.addAttribute("asks", thirdParties.of(request.id()).size());
        model.addAttribute("asksPage", "/tasks/review/" + request.id() + "/third-parties");
        model.addAttribute("back", "/tasks/review/" + request.id());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/elements";
    }

    private DecidedView view(RequestId request, ElementDecisions.Decided decided) {
        return new DecidedView(
                decided.element().position(),
                decided.element().namesOthers(),
                FoundPages.values(request, decided.element()),
                decided.given().equals(decided.element()) ? List.of() : FoundPages.values(request, decided.given()),
                decided.outcome() == null ? null : view(decided.outcome()));
    }

    private OutcomeView view(ElementOutcome outcome) {
        String exemption = decisions.exemptions().stream()
                .filter(known -> known.code().equals(outcome.exemption()))
                .map(Exemption::citation)
                .findFirst()
                .orElse("");
        return new OutcomeView(
                outcome.withheld(),
                outcome.kind() == ElementOutcome.Kind.REDACT,
                outcome.kind() == ElementOutcome.Kind.ASK,
                outcome.named() ? exemption : exemption + ", not named to the person",
                outcome.reasons(),
                outcome.weighing().words(),
                outcome.decidedBy(),
                London.time(outcome.decidedAt()));
    }

    @PostMapping("/tasks/review/{id}/elements/{system}/{table}")
    String decide(
            @PathVariable String id,
            @PathVariable String system,
            @PathVariable String table,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "ALL") ElementFilter filter,
            @RequestParam(defaultValue = "") String decide,
            @RequestParam(defaultValue = "") List<Integer> position,
            @RequestParam(defaultValue = "") String words,
            @RequestParam MultiValueMap<String, String> fields,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = requests.get(RequestId.parse(id)).id();
        var selection = decide.endsWith("-all")
                ? ElementDecisions.Selection.all(system, table)
                : ElementDecisions.Selection.of(system, table, position);
        try {
            if (decide.startsWith("withhold")) {
                decisions.withhold(request, selection, KeepBackForm.grounds(fields), staff.getName());
            } else if (decide.startsWith("redact")) {
                decisions.redact(request, selection, words, KeepBackForm.grounds(fields), staff.getName());
            } else if (decide.equals("ask")) {
                thirdParties.ask(request, selection, KeepBackForm.question(fields), staff.getName());
            } else {
                decisions.disclose(request, selection, KeepBackForm.weighing(fields), staff.getName());
            }
        } catch (ElementDecisionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:" + path(request, system, table) + "?page=" + page + "&filter=" + filter;
    }

    private static String path(RequestId request, String system, String table) {
        return "/tasks/review/" + request + "/elements/" + system + "/" + table;
    }
}

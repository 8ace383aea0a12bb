package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
import uk.rightsdesk.rights.access.Factor;
import uk.rightsdesk.rights.access.RedactionProposals;

/** Proposals of what to redact, each text once, wherever it stands: a person redacts it everywhere or keeps it. */
@Controller
class RedactionProposalController {

    private static final int SIZE = 100;

    private final Requests requests;
    private final RequestPages pages;
    private final RedactionProposals proposals;
    private final ElementDecisions decisions;

    RedactionProposalController(
            Requests requests, RequestPages pages, RedactionProposals proposals, ElementDecisions decisions) {
        this.requests = requests;
        this.pages = pages;
        this.proposals = proposals;
        this.decisions = decisions;
    }

    /** Which proposals are looked at. */
    enum State {
        OPEN("Not yet decided"),
        REDACTED("Redacted"),
        KEPT("Kept"),
        ALL("All");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        String code() {
            return this == ALL ? "" : name().toLowerCase(Locale.ROOT);
        }
    }

    @GetMapping("/tasks/review/{id}/proposals")
    String proposals(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "OPEN") State state,
            Model model) {
        Request request = requests.get(RequestId.parse(id));
        int shownPage = Math.max(page, 0);
        RedactionProposals.Page found = proposals.page(request.id(), state.code(), shownPage, SIZE);
        model.addAttribute("view", pages.view(request));
        model.addAttribute("found", found);
        model.addAttribute("state", state);
        model.addAttribute("states", State.values());
        model.addAttribute("exemptions", decisions.exemptions());
        model.addAttribute("factors", Factor.all());
        model.addAttribute("open", decisions.isOpen(request.id()));
        model.addAttribute("page", shownPage);
        model.addAttribute("pages", Math.max(1, (found.matching() + SIZE - 1) / SIZE));
        model.addAttribute("here", path(request.id()));
        model.addAttribute("back", "/tasks/review/" + request.id());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/proposals";
    }

    @PostMapping("/tasks/review/{id}/proposals")
    String decide(
            @PathVariable String id,
            @RequestParam(defaultValue = "OPEN") State state,
            @RequestParam(defaultValue = "") String decide,
            @RequestParam(defaultValue = "") List<UUID> proposal,
            @RequestParam MultiValueMap<String, String> fields,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = requests.get(RequestId.parse(id)).id();
        try {
            if (decide.equals("redact")) {
                proposals.accept(request, proposal, KeepBackForm.grounds(fields), staff.getName());
            } else if (decide.equals("keep-all")) {
                proposals.keepOpen(request, staff.getName());
            } else {
                proposals.keep(request, proposal, staff.getName());
            }
        } catch (ElementDecisionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:" + path(request) + "?state=" + state;
    }

    private static String path(RequestId request) {
        return "/tasks/review/" + request + "/proposals";
    }
}

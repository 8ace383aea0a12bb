package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import uk.rightsdesk.deadline.Sweeps;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.Withdrawals;

/** The list of requests and the page of each. Analysts see references, dates and states, no personal data. */
@Controller
class RequestController {

    private final Requests requests;
    private final RequestPages pages;
    private final AnswerPages answers;
    private final Withdrawals withdrawals;
    private final Sweeps sweeps;

    RequestController(
            Requests requests, RequestPages pages, AnswerPages answers, Withdrawals withdrawals, Sweeps sweeps) {
        this.requests = requests;
        this.pages = pages;
        this.answers = answers;
        this.withdrawals = withdrawals;
        this.sweeps = sweeps;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/requests";
    }

    @GetMapping("/requests")
    String list(HttpServletRequest http, Model model) {
        model.addAttribute("personal", maySeePersonalData(http));
        model.addAttribute(
                "requests", requests.newest().stream().map(pages::view).toList());
        model.addAttribute("attention", sweeps.last().map(AttentionView::of).orElse(null));
        return "desk/requests";
    }

    @GetMapping("/requests/{reference}")
    String one(@PathVariable String reference, HttpServletRequest http, Model model) {
        Request request =
                requests.byReference(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean personal = maySeePersonalData(http);
        model.addAttribute("personal", personal);
        model.addAttribute("view", pages.view(request));
        model.addAttribute("timeline", pages.timeline(request.id()));
        model.addAttribute("audit", pages.audit(request.id()));
        if (personal) {
            model.addAttribute("messages", pages.messages(request.id()));
            model.addAttribute("decisions", pages.decisions(request.id()));
            model.addAttribute("related", pages.related(request));
            model.addAttribute(
                    "withdrawal", withdrawals.isPossible(request.id()) ? "/tasks/withdrawal/" + request.id() : null);
            answers.show(model, request);
        }
        return "desk/request";
    }

    private static boolean maySeePersonalData(HttpServletRequest http) {
        return http.isUserInRole(StaffRole.OFFICER.name()) || http.isUserInRole(StaffRole.REVIEWER.name());
    }
}

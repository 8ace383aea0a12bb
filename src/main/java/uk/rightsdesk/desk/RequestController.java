package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.breach.Breaches;
import uk.rightsdesk.deadline.Sweeps;
import uk.rightsdesk.intake.ByHandRequests;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.Withdrawals;

/** The list of requests and the page of each. Analysts see references, dates and states, no personal data. */
@Controller
class RequestController {

    private final Requests requests;
    private final ByHandRequests byHand;
    private final RequestPages pages;
    private final AnswerPages answers;
    private final Withdrawals withdrawals;
    private final Sweeps sweeps;
    private final Recipients recipients;
    private final Breaches breaches;

    RequestController(
            Requests requests,
            ByHandRequests byHand,
            RequestPages pages,
            AnswerPages answers,
            Withdrawals withdrawals,
            Sweeps sweeps,
            Recipients recipients,
            Breaches breaches) {
        this.requests = requests;
        this.byHand = byHand;
        this.pages = pages;
        this.answers = answers;
        this.withdrawals = withdrawals;
        this.sweeps = sweeps;
        this.recipients = recipients;
        this.breaches = breaches;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/requests";
    }

    @GetMapping("/requests")
    String list(HttpServletRequest http, Model model) {
        model.addAttribute("personal", maySeePersonalData(http));
        model.addAttribute(
                "byHand",
                byHand.open().stream().map(id -> requests.get(id).reference()).collect(Collectors.toSet()));
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
        model.addAttribute(
                "siblings", requests.siblings(request).stream().map(pages::view).toList());
        model.addAttribute(
                "byHand",
                byHand.reason(request.id()).map(ByHandRequests.Reason::words).orElse(null));
        if (personal) {
            model.addAttribute("answer", byHand.answer(request.id()).orElse(null));
            model.addAttribute("messages", pages.messages(request.id()));
            model.addAttribute("decisions", pages.decisions(request.id()));
            model.addAttribute("breaches", breaches.of(request.id()));
            model.addAttribute("related", pages.related(request));
            model.addAttribute(
                    "withdrawal", withdrawals.isPossible(request.id()) ? "/tasks/withdrawal/" + request.id() : null);
            model.addAttribute("requestId", request.id().toString());
            model.addAttribute("recipients", recipients.of(request.id()).size());
            model.addAttribute(
                    "erasure",
                    request.right() == Right.ERASURE && request.outcome().isEmpty()
                            ? "/tasks/erasure/" + request.id()
                            : null);
            answers.show(model, request);
        }
        return "desk/request";
    }

    @PostMapping("/requests/{reference}/answered-by-hand")
    String answeredByHand(
            @PathVariable String reference, @RequestParam String answer, Principal staff, RedirectAttributes redirect) {
        Request request =
                requests.byReference(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            byHand.answered(request.id(), answer, staff.getName());
        } catch (IllegalArgumentException refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        } catch (IllegalStateException notByHand) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return "redirect:/requests/" + reference;
    }

    private static boolean maySeePersonalData(HttpServletRequest http) {
        return http.isUserInRole(StaffRole.OFFICER.name()) || http.isUserInRole(StaffRole.REVIEWER.name());
    }
}

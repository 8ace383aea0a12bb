package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.DecisionRefused;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/** The pages of the tasks on a request, shown by Tasklist inside the task. */
@Controller
class DecisionTaskController {

    private final Requests requests;
    private final RequestPages pages;
    private final FoundPages found;
    private final Decisions decisions;

    DecisionTaskController(
            Requests requests, RequestPages pages, FoundPages found, Decisions decisions) {
        this.requests = requests;
        this.pages = pages;
        this.found = found;
        this.decisions = decisions;
    }

    @GetMapping("/tasks/review/{id}")
    String review(@PathVariable String id, Model model) {
        Request request = request(id);
        decision(model, request, DecisionKind.REVIEW, "review");
        found.show(model, request.id());
        model.addAttribute("returned", returnedBecause(request.id()).orElse(null));
        return "desk/task-review";
    }

    private Optional<String> returnedBecause(RequestId request) {
        return decisions.of(request).stream()
                .filter(decision -> decision.confirmedAt().isPresent())
                .reduce((_, last) -> last)
                .filter(last -> last.code().equals("return"))
                .flatMap(Decision::reasons);
    }

    @GetMapping("/tasks/approval/{id}")
    String approval(@PathVariable String id, HttpServletRequest http, Principal staff, Model model) {
        Request request = request(id);
        decision(model, request, DecisionKind.APPROVAL, "approval");
        found.show(model, request.id());
        model.addAttribute("reviewedBy", reviewedBy(request.id()));
        model.addAttribute(
                "mayApprove",
                http.isUserInRole(StaffRole.REVIEWER.name()) && !decisions.isReviewer(request.id(), staff.getName()));
        return "desk/task-approval";
    }

    private String reviewedBy(RequestId request) {
        return decisions.of(request).stream()
                .filter(decision -> decision.kind() == DecisionKind.REVIEW
                        && decision.confirmedAt().isPresent())
                .map(Decision::decidedBy)
                .reduce((_, last) -> last)
                .orElse("nobody yet");
    }

    @PostMapping("/tasks/review/{id}/decision")
    String decideReview(
            @PathVariable String id,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        return decide(id, DecisionKind.REVIEW, "review", code, reasons, staff, redirect);
    }

    @PostMapping("/tasks/approval/{id}/decision")
    String decideApproval(
            @PathVariable String id,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        return decide(id, DecisionKind.APPROVAL, "approval", code, reasons, staff, redirect);
    }

    private String decide(
            String id,
            DecisionKind kind,
            String page,
            String code,
            @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = request(id).id();
        try {
            decisions.decide(request, kind, code, reasons, staff.getName());
        } catch (DecisionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/" + page + "/" + request;
    }

    private void decision(Model model, Request request, DecisionKind kind, String page) {
        model.addAttribute("view", pages.view(request));
        model.addAttribute("options", Choice.of(kind));
        model.addAttribute("action", "/tasks/" + page + "/" + request.id() + "/decision");
        model.addAttribute("pending", Choice.Taken.of(kind, decisions.pending(request.id(), kind)));
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
    }

    private Request request(String id) {
        return requests.get(RequestId.parse(id));
    }
}

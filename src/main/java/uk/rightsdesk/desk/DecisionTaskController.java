package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.DecisionRefused;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.decision.ReviewChoices;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.LetterPreviews;

/** The pages of the tasks on a request, shown by Tasklist inside the task. */
@Controller
class DecisionTaskController {

    private static final List<String> ABOUT_THE_MATTER = List.of("ready", "collect-again");

    private final Requests requests;
    private final RequestPages pages;
    private final ReviewMatters matters;
    private final Decisions decisions;
    private final ReviewChoices choices;
    private final LetterPreviews previews;

    DecisionTaskController(
            Requests requests,
            RequestPages pages,
            ReviewMatters matters,
            Decisions decisions,
            ReviewChoices choices,
            LetterPreviews previews) {
        this.requests = requests;
        this.pages = pages;
        this.matters = matters;
        this.decisions = decisions;
        this.choices = choices;
        this.previews = previews;
    }

    @GetMapping("/tasks/review/{id}")
    String review(@PathVariable String id, Model model) {
        Request request = request(id);
        decision(model, request, DecisionKind.REVIEW, "review");
        model.addAttribute("previewPage", previewPage(request, "REVIEW"));
        model.addAttribute(
                "options",
                Choice.of(DecisionKind.REVIEW).stream()
                        .filter(choice -> ABOUT_THE_MATTER.contains(choice.code()))
                        .toList());
        model.addAttribute("others", OtherDecision.of(choices.offered(request.id())));
        model.addAttribute(
                "proposal",
                decisions
                        .pending(request.id(), DecisionKind.REVIEW)
                        .map(Proposal::of)
                        .orElse(null));
        model.addAttribute("related", pages.related(request));
        matters.show(model, request, true);
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
        model.addAttribute("previewPage", previewPage(request, "APPROVAL"));
        matters.show(model, request, false);
        Optional<Decision> review = lastReview(request.id());
        model.addAttribute("requestId", request.id().toString());
        model.addAttribute("reviewedBy", review.map(Decision::decidedBy).orElse("nobody yet"));
        model.addAttribute("proposal", review.map(Proposal::of).orElse(null));
        model.addAttribute(
                "mayApprove",
                http.isUserInRole(StaffRole.REVIEWER.name()) && !decisions.isReviewer(request.id(), staff.getName()));
        return "desk/task-approval";
    }

    private Optional<Decision> lastReview(RequestId request) {
        return decisions.of(request).stream()
                .filter(decision -> decision.kind() == DecisionKind.REVIEW
                        && decision.confirmedAt().isPresent())
                .reduce((_, last) -> last);
    }

    @PostMapping("/tasks/review/{id}/decision")
    String decideReview(
            @PathVariable String id,
            @RequestParam String code,
            @RequestParam MultiValueMap<String, String> fields,
            Principal staff,
            RedirectAttributes redirect) {
        List<String> missing = code.equals("ready") ? matters.missing(request(id)) : List.of();
        if (!missing.isEmpty()) {
            redirect.addFlashAttribute("problem", String.join(" ", missing));
            return "redirect:/tasks/review/" + request(id).id();
        }
        return decide(id, DecisionKind.REVIEW, "review", code, DecisionForm.particulars(fields), staff, redirect);
    }

    @GetMapping("/tasks/payment/{id}")
    String payment(@PathVariable String id, Model model) {
        Request request = request(id);
        decision(model, request, DecisionKind.PAYMENT, "payment");
        model.addAttribute(
                "proposal", lastReview(request.id()).map(Proposal::of).orElse(null));
        return "desk/task-payment";
    }

    @PostMapping("/tasks/payment/{id}/decision")
    String decidePayment(
            @PathVariable String id,
            @RequestParam String code,
            @RequestParam MultiValueMap<String, String> fields,
            Principal staff,
            RedirectAttributes redirect) {
        return decide(id, DecisionKind.PAYMENT, "payment", code, DecisionForm.particulars(fields), staff, redirect);
    }

    @GetMapping("/tasks/code/{id}")
    String code(@PathVariable String id, Model model) {
        decision(model, request(id), DecisionKind.CODE, "code");
        return "desk/task-code";
    }

    @PostMapping("/tasks/code/{id}/decision")
    String decideCode(
            @PathVariable String id,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        return decide(id, DecisionKind.CODE, "code", code, Particulars.ofReasons(reasons), staff, redirect);
    }

    @GetMapping("/tasks/by-hand/{id}")
    String byHand(@PathVariable String id, Model model) {
        Request request = request(id);
        decision(model, request, DecisionKind.ERASURE_BY_HAND, "by-hand");
        matters.show(model, request, false);
        return "desk/task-by-hand";
    }

    @PostMapping("/tasks/by-hand/{id}/decision")
    String decideByHand(
            @PathVariable String id,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        return decide(
                id, DecisionKind.ERASURE_BY_HAND, "by-hand", code, Particulars.ofReasons(reasons), staff, redirect);
    }

    @PostMapping("/tasks/approval/{id}/decision")
    String decideApproval(
            @PathVariable String id,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        List<String> unseen = code.equals("approve") ? matters.unseen(request(id)) : List.of();
        if (!unseen.isEmpty()) {
            redirect.addFlashAttribute("problem", String.join(" ", unseen));
            return "redirect:/tasks/approval/" + request(id).id();
        }
        return decide(id, DecisionKind.APPROVAL, "approval", code, Particulars.ofReasons(reasons), staff, redirect);
    }

    private String decide(
            String id,
            DecisionKind kind,
            String page,
            String code,
            Particulars said,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = request(id).id();
        try {
            decisions.decide(request, kind, code, said, staff.getName());
        } catch (DecisionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/" + page + "/" + request;
    }

    private @Nullable String previewPage(Request request, String from) {
        return previews.documents(request).isEmpty()
                ? null
                : "/tasks/approval/" + request.id() + "/preview?from=" + from;
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

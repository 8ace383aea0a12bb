package uk.rightsdesk.desk;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.decision.DecisionRefused;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.Withdrawals;

/** Where staff record that a person has withdrawn a request. */
@Controller
class WithdrawalController {

    private final Requests requests;
    private final RequestPages pages;
    private final Withdrawals withdrawals;

    WithdrawalController(Requests requests, RequestPages pages, Withdrawals withdrawals) {
        this.requests = requests;
        this.pages = pages;
        this.withdrawals = withdrawals;
    }

    @GetMapping("/tasks/withdrawal/{id}")
    String show(@PathVariable String id, Model model) {
        Request request = requests.get(RequestId.parse(id));
        model.addAttribute("view", pages.view(request));
        model.addAttribute("messages", pages.received(request.id()));
        model.addAttribute("action", "/tasks/withdrawal/" + request.id() + "/decision");
        model.addAttribute("possible", withdrawals.isPossible(request.id()));
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/withdrawal";
    }

    @PostMapping("/tasks/withdrawal/{id}/decision")
    String record(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = RequestId.parse(id);
        try {
            withdrawals.record(request, DecisionForm.day(effectiveOn), reasons, staff.getName());
        } catch (DecisionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/withdrawal/" + request;
    }
}

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
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.erasure.ErasureRefused;
import uk.rightsdesk.rights.erasure.Erasures;

/** An erasure on a page of its own: its ground is recorded here, it is put on hold or stopped, and let go on. */
@Controller
class ErasureController {

    private final Requests requests;
    private final RequestPages pages;
    private final ErasureReview review;
    private final Erasures erasures;

    ErasureController(Requests requests, RequestPages pages, ErasureReview review, Erasures erasures) {
        this.requests = requests;
        this.pages = pages;
        this.review = review;
        this.erasures = erasures;
    }

    @GetMapping("/tasks/erasure/{id}")
    String erasure(@PathVariable String id, Model model) {
        Request request = requests.get(RequestId.parse(id));
        model.addAttribute("view", pages.view(request));
        model.addAttribute("back", "/tasks/review/" + request.id());
        model.addAttribute("deciding", false);
        review.show(model, request.id());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/task-erasure";
    }

    @PostMapping("/tasks/erasure/{id}")
    String decide(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = requests.get(RequestId.parse(id)).id();
        try {
            switch (what) {
                case "hold" -> erasures.hold(request, reasons, staff.getName());
                case "release" -> erasures.release(request, reasons, staff.getName());
                default -> erasures.ground(request, ground, reasons, staff.getName());
            }
        } catch (ErasureRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/erasure/" + request;
    }
}

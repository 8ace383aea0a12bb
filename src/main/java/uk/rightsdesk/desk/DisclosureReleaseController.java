package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.access.DisclosureReview;
import uk.rightsdesk.rights.access.ElementDecisionRefused;

/** The second person releases words that are kept back in one place and given in another. */
@Controller
class DisclosureReleaseController {

    private final Requests requests;
    private final DisclosureReview disclosure;

    DisclosureReleaseController(Requests requests, DisclosureReview disclosure) {
        this.requests = requests;
        this.disclosure = disclosure;
    }

    @PostMapping("/tasks/approval/{id}/releases")
    String release(
            @PathVariable String id,
            @RequestParam(defaultValue = "") Set<String> key,
            Principal staff,
            RedirectAttributes redirect) {
        Request request = requests.get(RequestId.parse(id));
        try {
            disclosure.release(request, key, staff.getName());
        } catch (ElementDecisionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/approval/" + request.id();
    }
}

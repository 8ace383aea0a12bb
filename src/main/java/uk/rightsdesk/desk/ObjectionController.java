package uk.rightsdesk.desk;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.letter.OverridingGround;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.rights.objection.Objection;
import uk.rightsdesk.rights.objection.ObjectionRefused;
import uk.rightsdesk.rights.objection.Objections;

/** Where an officer weighs an objection, purpose by purpose. */
@Controller
class ObjectionController {

    private final Objections objections;

    ObjectionController(Objections objections) {
        this.objections = objections;
    }

    @PostMapping("/tasks/review/{id}/objection")
    String decide(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(required = false) @Nullable String situation,
            @RequestParam(required = false) @Nullable String interests,
            @RequestParam(required = false) @Nullable String effect,
            @RequestParam(required = false) @Nullable String reasons,
            @RequestParam(required = false) @Nullable String byHand,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = RequestId.parse(id);
        try {
            if (decision.equals("take-out")) {
                objections.remove(request, purpose, staff.getName());
            } else {
                objections.decide(
                        request,
                        purpose,
                        decision.equals("continue"),
                        ground(ground),
                        new Objection.Balancing(situation, interests, effect, reasons, byHand),
                        staff.getName());
            }
        } catch (ObjectionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/review/" + request;
    }

    private static @Nullable OverridingGround ground(String code) {
        try {
            return OverridingGround.of(code);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}

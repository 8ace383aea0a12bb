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
import uk.rightsdesk.letter.RestrictionGround;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.restriction.Restriction;
import uk.rightsdesk.rights.restriction.RestrictionRefused;
import uk.rightsdesk.rights.restriction.Restrictions;

/** The register of restrictions in force, and where staff end one. */
@Controller
class RestrictionController {

    private final Restrictions restrictions;
    private final Requests requests;

    RestrictionController(Restrictions restrictions, Requests requests) {
        this.restrictions = restrictions;
        this.requests = requests;
    }

    /** @param ending in words; null until its end is decided */
    record RestrictionView(
            String id,
            String reference,
            String ground,
            String since,
            @Nullable String ending) {}

    @GetMapping("/restrictions")
    String register(Model model) {
        model.addAttribute(
                "restrictions", restrictions.inForce().stream().map(this::view).toList());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/restrictions";
    }

    private RestrictionView view(Restriction restriction) {
        return new RestrictionView(
                restriction.request().toString(),
                requests.get(restriction.request()).reference(),
                words(restriction.ground()),
                restriction.setAt() == null ? "" : London.time(restriction.setAt()),
                restriction.ending() == null ? null : words(restriction.ending()));
    }

    private static String words(Restriction.Ending ending) {
        return ending.liftsOn() == null
                ? "The person is being told"
                : "Lifted on " + London.date(ending.liftsOn()) + "; the person was told";
    }

    static String words(RestrictionGround ground) {
        return switch (ground) {
            case ACCURACY_CONTESTED -> "Accuracy is contested (Article 18(1)(a))";
            case UNLAWFUL_USE -> "The use is unlawful and the person does not want erasure (Article 18(1)(b))";
            case LEGAL_CLAIMS -> "We need the data no longer, the person does for legal claims (Article 18(1)(c))";
            case OBJECTION_PENDING -> "An objection is being weighed (Article 18(1)(d))";
        };
    }

    @PostMapping("/tasks/review/{id}/restriction")
    String decide(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = RequestId.parse(id);
        try {
            restrictions.answer(
                    request, RestrictionGround.of(ground), decision.equals("grant"), reasons, staff.getName());
        } catch (RestrictionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        } catch (IllegalArgumentException noGround) {
            redirect.addFlashAttribute("problem", "Choose the ground that the person relies on.");
        }
        return "redirect:/tasks/review/" + request;
    }

    @PostMapping("/restrictions/{id}/end")
    String end(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        try {
            restrictions.end(RequestId.parse(id), reasons, staff.getName());
        } catch (RestrictionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/restrictions";
    }
}

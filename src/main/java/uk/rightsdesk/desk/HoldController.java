package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.retention.PersonHolds;
import uk.rightsdesk.retention.RequestHolds;

/** Where staff say that somebody's data, or a request, must be kept beyond their period, and when no longer. */
@Controller
class HoldController {

    private static final String RETENTION = "redirect:/retention";

    private final PersonHolds people;
    private final RequestHolds requests;

    HoldController(PersonHolds people, RequestHolds requests) {
        this.people = people;
        this.requests = requests;
    }

    @PostMapping("/retention/holds")
    String hold(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        if (reasons.isBlank()) {
            refuse(redirect, "say why the data must be kept.");
        } else if (people.hold(address, reasons, staff.getName()) == 0) {
            refuse(redirect, "nobody is held under that address.");
        }
        return RETENTION;
    }

    @PostMapping("/retention/holds/{id}/release")
    String release(@PathVariable String id, Principal staff) {
        people.release(UUID.fromString(id), staff.getName());
        return RETENTION;
    }

    @PostMapping("/retention/requests")
    String holdRequest(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        if (reasons.isBlank()) {
            refuse(redirect, "say why the request must be kept.");
        } else if (!requests.hold(reference, reasons, staff.getName())) {
            refuse(redirect, "there is no such request.");
        }
        return RETENTION;
    }

    @PostMapping("/retention/requests/{id}/release")
    String releaseRequest(@PathVariable String id, Principal staff) {
        requests.release(UUID.fromString(id), staff.getName());
        return RETENTION;
    }

    private static void refuse(RedirectAttributes redirect, String why) {
        redirect.addFlashAttribute("problem", "Nothing was recorded: " + why);
    }
}

package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.complaint.ComplaintRefused;
import uk.rightsdesk.complaint.Complaints;
import uk.rightsdesk.complaint.Topic;
import uk.rightsdesk.letter.ComplaintOutcomeContent.Verdict;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;

/** What staff write down on the page of a complaint's review. */
@Controller
class ComplaintTaskController {

    private final Complaints complaints;

    ComplaintTaskController(Complaints complaints) {
        this.complaints = complaints;
    }

    @PostMapping("/tasks/complaint/{id}/topic")
    String classify(
            @PathVariable String id,
            @RequestParam(defaultValue = "other") String topic,
            @RequestParam(defaultValue = "") String about,
            RedirectAttributes redirect) {
        return done(id, redirect, () -> complaints.classify(RequestId.parse(id), Topic.of(topic), about));
    }

    @PostMapping("/tasks/complaint/{id}/issues")
    String add(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String change,
            @RequestParam(defaultValue = "not-upheld") String verdict,
            Principal staff,
            RedirectAttributes redirect) {
        return done(
                id,
                redirect,
                () -> complaints.add(RequestId.parse(id), what, finding, change, Verdict.of(verdict), staff.getName()));
    }

    @PostMapping("/tasks/complaint/{id}/issues/{position}/remove")
    String remove(@PathVariable String id, @PathVariable int position, RedirectAttributes redirect) {
        return done(id, redirect, () -> complaints.remove(RequestId.parse(id), position));
    }

    @PostMapping("/tasks/complaint/{id}/requests")
    String openRequests(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Set<Right> rights,
            RedirectAttributes redirect) {
        return done(
                id, redirect, () -> complaints.openRequests(RequestId.parse(id), rights == null ? Set.of() : rights));
    }

    private static String done(String id, RedirectAttributes redirect, Runnable work) {
        try {
            work.run();
        } catch (ComplaintRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/review/" + RequestId.parse(id);
    }
}

package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.download.AnswerDelivery;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Requests;

/** What staff do on a request's page about letters on their way. */
@Controller
class AnswerController {

    private final Requests requests;
    private final AnswerDelivery answers;
    private final OutgoingMail mail;

    AnswerController(Requests requests, AnswerDelivery answers, OutgoingMail mail) {
        this.requests = requests;
        this.answers = answers;
        this.mail = mail;
    }

    /** Issues a new link; a code that staff are to give is shown on the page that follows, and never again. */
    @PostMapping("/requests/{reference}/download-link")
    String reissue(
            @PathVariable String reference, @RequestParam CodeBy codeBy, Principal staff, RedirectAttributes redirect) {
        Request request = request(reference);
        try {
            answers.reissue(request, codeBy == CodeBy.EMAIL, staff.getName())
                    .ifPresent(code -> redirect.addFlashAttribute("code", code));
            redirect.addFlashAttribute("done", "A new link is on its way. Older links no longer open anything.");
        } catch (IllegalStateException nothingToLink) {
            redirect.addFlashAttribute(
                    "done", "There is no answer to link to: none was sent yet, or it was deleted after its period.");
        }
        return "redirect:/requests/" + request.reference();
    }

    /** Who gives the code of a new link. */
    enum CodeBy {
        EMAIL,
        STAFF
    }

    /** Notes that a letter which failed for good was seen to. */
    @PostMapping("/requests/{reference}/letters/{letter}/attended")
    String attended(
            @PathVariable String reference, @PathVariable UUID letter, Principal staff, RedirectAttributes redirect) {
        Request request = request(reference);
        if (mail.attend(request.id(), letter, staff.getName())) {
            redirect.addFlashAttribute("done", "Noted: you have seen to it.");
        }
        return "redirect:/requests/" + request.reference();
    }

    /** Sends a letter that failed for good once more, the same bytes under the same Message-ID. */
    @PostMapping("/requests/{reference}/letters/{letter}/again")
    String again(
            @PathVariable String reference, @PathVariable UUID letter, Principal staff, RedirectAttributes redirect) {
        Request request = request(reference);
        if (mail.sendAgain(request.id(), letter, staff.getName())) {
            redirect.addFlashAttribute("done", "The letter is on its way again.");
        }
        return "redirect:/requests/" + request.reference();
    }

    private Request request(String reference) {
        return requests.byReference(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

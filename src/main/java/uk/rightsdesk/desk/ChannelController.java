package uk.rightsdesk.desk;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.delivery.AnswerChannel;
import uk.rightsdesk.delivery.AnswerChannels;
import uk.rightsdesk.delivery.download.AnswerPasswords;
import uk.rightsdesk.delivery.download.WrongRecipients;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/** How an answer goes, the password of one that went encrypted, and one that reached somebody else. */
@Controller
class ChannelController {

    private final Requests requests;
    private final RequestPages pages;
    private final AnswerChannels channels;
    private final AnswerPasswords passwords;
    private final WrongRecipients wrongRecipients;

    ChannelController(
            Requests requests,
            RequestPages pages,
            AnswerChannels channels,
            AnswerPasswords passwords,
            WrongRecipients wrongRecipients) {
        this.requests = requests;
        this.pages = pages;
        this.channels = channels;
        this.passwords = passwords;
        this.wrongRecipients = wrongRecipients;
    }

    @GetMapping("/tasks/channel/{id}")
    String show(@PathVariable String id, Model model) {
        Request request = requests.get(RequestId.parse(id));
        model.addAttribute("view", pages.view(request));
        model.addAttribute("chosen", channels.chosen(request.id()).orElse(null));
        model.addAttribute(
                "chosenAt",
                channels.chosen(request.id())
                        .map(chosen -> London.time(chosen.at()))
                        .orElse(null));
        model.addAttribute("channels", AnswerChannel.values());
        model.addAttribute("here", "/tasks/channel/" + request.id());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/channel";
    }

    @PostMapping("/tasks/channel/{id}")
    String choose(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable AnswerChannel channel,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String address,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = requests.get(RequestId.parse(id)).id();
        try {
            if (channel == null) {
                throw new IllegalArgumentException("Choose how the answer goes.");
            }
            channels.choose(request, channel, reason, address, staff.getName());
        } catch (IllegalArgumentException refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/channel/" + request;
    }

    /** Shows the password once, on the page that follows. */
    @PostMapping("/requests/{reference}/answer-password")
    String password(
            @PathVariable String reference,
            @RequestParam AnswerPasswords.By by,
            Principal staff,
            RedirectAttributes redirect) {
        Request request = request(reference);
        passwords.tell(request.id(), by, staff.getName()).ifPresent(password -> {
            redirect.addFlashAttribute("code", password);
            redirect.addFlashAttribute(
                    "done", "Tell the password by " + by.words() + ". That you were shown it is recorded.");
        });
        return "redirect:/requests/" + request.reference();
    }

    @PostMapping("/requests/{reference}/wrong-recipient")
    String wrongRecipient(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String happened,
            Principal staff,
            RedirectAttributes redirect) {
        Request request = request(reference);
        try {
            wrongRecipients.report(request, happened, staff.getName());
            redirect.addFlashAttribute(
                    "done",
                    "Stopped: links are void, letters that had not left stay here. The breach is to be assessed.");
        } catch (IllegalArgumentException refused) {
            redirect.addFlashAttribute("done", refused.getMessage());
        }
        return "redirect:/requests/" + request.reference();
    }

    private Request request(String reference) {
        return requests.byReference(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.UUID;
import java.util.function.Consumer;
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
import uk.rightsdesk.delivery.download.Redirections;
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
    private final Redirections redirections;

    ChannelController(
            Requests requests,
            RequestPages pages,
            AnswerChannels channels,
            AnswerPasswords passwords,
            WrongRecipients wrongRecipients,
            Redirections redirections) {
        this.requests = requests;
        this.pages = pages;
        this.channels = channels;
        this.passwords = passwords;
        this.wrongRecipients = wrongRecipients;
        this.redirections = redirections;
    }

    /** Where the page was opened from, and leads back to. */
    enum From {
        APPROVAL("Back to the approval"),
        DELIVERY("Back to the delivery"),
        REQUEST("Back to the request");

        private final String words;

        From(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        private String path(Request request) {
            return switch (this) {
                case APPROVAL -> "/tasks/approval/" + request.id();
                case DELIVERY -> "/tasks/delivery/" + request.id();
                case REQUEST -> "/requests/" + request.reference();
            };
        }
    }

    @GetMapping("/tasks/channel/{id}")
    String show(@PathVariable String id, @RequestParam(defaultValue = "REQUEST") From from, Model model) {
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
        model.addAttribute("from", from);
        model.addAttribute("back", from.path(request));
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/channel";
    }

    @PostMapping("/tasks/channel/{id}")
    String choose(
            @PathVariable String id,
            @RequestParam(defaultValue = "REQUEST") From from,
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
        return "redirect:/tasks/channel/" + request + "?from=" + from;
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
        return carriedOut(
                reference,
                request -> wrongRecipients.report(request, happened, staff.getName()),
                "Stopped: links are void, letters that had not left stay here. The breach is to be assessed.",
                redirect);
    }

    /** Proposes where letters go from now on. */
    @PostMapping("/requests/{reference}/redirection")
    String redirect(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String address,
            @RequestParam(required = false) @Nullable String reason,
            Principal staff,
            RedirectAttributes redirect) {
        return carriedOut(
                reference,
                request -> redirections.propose(request, address, reason, staff.getName()),
                "Proposed. A second person with the reviewer's role must agree.",
                redirect);
    }

    /** Agrees to where letters go, as a second person. */
    @PostMapping("/requests/{reference}/redirection/agreement")
    String agree(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable UUID proposal,
            Principal staff,
            RedirectAttributes redirect) {
        return carriedOut(
                reference,
                request -> redirections.agree(request, proposal == null ? new UUID(0, 0) : proposal, staff.getName()),
                "Agreed: letters go to that address from now on. Send a new link now.",
                redirect);
    }

    /** Goes back to the request's page, which says that it is done, or why not. */
    private String carriedOut(String reference, Consumer<Request> work, String done, RedirectAttributes redirect) {
        Request request = request(reference);
        String said = done;
        try {
            work.accept(request);
        } catch (IllegalArgumentException refused) {
            said = refused.getMessage();
        }
        redirect.addFlashAttribute("done", said);
        return "redirect:/requests/" + request.reference();
    }

    private Request request(String reference) {
        return requests.byReference(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
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
import uk.rightsdesk.rights.access.ThirdParties;
import uk.rightsdesk.rights.access.ThirdPartyAnswer;
import uk.rightsdesk.rights.access.ThirdPartyAsk;

/**
 * Others who were asked whether what is about them may be given: how each stands, and answers that came another way.
 */
@Controller
class ThirdPartyController {

    private final Requests requests;
    private final RequestPages pages;
    private final ThirdParties thirdParties;

    ThirdPartyController(Requests requests, RequestPages pages, ThirdParties thirdParties) {
        this.requests = requests;
        this.pages = pages;
        this.thirdParties = thirdParties;
    }

    /** @param stands how it stands, in words */
    record AskView(ThirdPartyAsk ask, String askedAt, String stands) {

        static AskView of(ThirdPartyAsk ask) {
            return new AskView(ask, London.time(ask.askedAt()), stands(ask));
        }

        private static String stands(ThirdPartyAsk ask) {
            if (ask.answer() != null && ask.answeredAt() != null) {
                return "Answered on " + London.time(ask.answeredAt()) + ", said by " + ask.answeredBy() + ": "
                        + ask.answer().words();
            }
            if (ask.silentOn() != null) {
                return "No answer in time, recorded on " + London.date(ask.silentOn())
                        + ". You decide without it. A later answer is still taken.";
            }
            String reminded =
                    ask.remindedAt() == null ? "" : " Asked once more on " + London.time(ask.remindedAt()) + ".";
            return "Not answered yet. They have until " + London.date(ask.replyBy()) + "." + reminded;
        }
    }

    @GetMapping("/tasks/review/{id}/third-parties")
    String show(@PathVariable String id, Model model) {
        Request request = requests.get(RequestId.parse(id));
        model.addAttribute("view", pages.view(request));
        model.addAttribute(
                "asks", thirdParties.of(request.id()).stream().map(AskView::of).toList());
        model.addAttribute("answers", ThirdPartyAnswer.values());
        model.addAttribute("here", path(request.id()));
        model.addAttribute("back", "/tasks/review/" + request.id());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/third-parties";
    }

    @PostMapping("/tasks/review/{id}/third-parties/{ask}/answer")
    String record(
            @PathVariable String id,
            @PathVariable UUID ask,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String remark,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = requests.get(RequestId.parse(id)).id();
        Optional<ThirdPartyAnswer> said = answer(code);
        try {
            thirdParties.record(
                    request,
                    ask,
                    said.orElseThrow(() -> new IllegalArgumentException("Choose what they answered.")),
                    remark,
                    staff.getName());
        } catch (IllegalArgumentException refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:" + path(request);
    }

    static Optional<ThirdPartyAnswer> answer(String code) {
        return Arrays.stream(ThirdPartyAnswer.values())
                .filter(answer -> answer.code().equals(code))
                .findFirst();
    }

    private static String path(RequestId request) {
        return "/tasks/review/" + request + "/third-parties";
    }
}

package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.rights.access.ThirdParties;
import uk.rightsdesk.rights.access.ThirdPartyAnswer;
import uk.rightsdesk.rights.access.ThirdPartyAsk;

/** The page where somebody says whether what is about them may be given to a requester: no account, no script. */
@Controller
class ThirdPartyAnswerController {

    private static final String PAGE = "/d/third-party/{token:[A-Za-z0-9_-]{43}}";

    private final ThirdParties thirdParties;
    private final DataController controller;

    ThirdPartyAnswerController(ThirdParties thirdParties, DataController controller) {
        this.thirdParties = thirdParties;
        this.controller = controller;
    }

    @GetMapping(PAGE)
    String show(@PathVariable String token, HttpServletResponse response, Model model) {
        return page(token, false, response, model);
    }

    @PostMapping(PAGE)
    String answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String remark,
            HttpServletResponse response,
            Model model) {
        Optional<ThirdPartyAnswer> said = ThirdPartyController.answer(code);
        said.ifPresent(answer -> thirdParties.answer(token, answer, remark));
        return page(token, said.isEmpty(), response, model);
    }

    private String page(String token, boolean nothingSaid, HttpServletResponse response, Model model) {
        model.addAttribute("controller", controller);
        Optional<ThirdPartyAsk> asked = thirdParties.asked(token);
        if (asked.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("why", "unknown");
            return "download/closed";
        }
        ThirdPartyAsk ask = asked.get();
        model.addAttribute("requester", thirdParties.requesterNamedTo(ask).orElse(null));
        model.addAttribute("passages", ask.question().passages());
        model.addAttribute("replyBy", ask.replyBy());
        model.addAttribute("said", ask.answer() == null ? null : ask.answer().words());
        model.addAttribute("answers", ThirdPartyAnswer.values());
        model.addAttribute("nothingSaid", nothingSaid && ask.isAwaited());
        return "download/third-party";
    }
}

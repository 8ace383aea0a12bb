package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import uk.rightsdesk.audit.Signatures;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.recipient.RecipientAnswer;
import uk.rightsdesk.recipient.RecipientAnswers;
import uk.rightsdesk.recipient.RecipientNotice;

/**
 * The page where a business that received data says what it did about a notice under UK GDPR Article 19: no account, no
 * script, and of the person no more than references and dates. Beside it the keys by which its machines check ours.
 */
@Controller
class RecipientAnswerController {

    private static final String PAGE = "/d/recipients/{token:[A-Za-z0-9_-]{43}}";

    private final RecipientAnswers answers;
    private final DataController controller;
    private final Signatures signatures;

    RecipientAnswerController(RecipientAnswers answers, DataController controller, Signatures signatures) {
        this.answers = answers;
        this.controller = controller;
        this.signatures = signatures;
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
        Optional<RecipientAnswer> said = List.of(RecipientAnswer.values()).stream()
                .filter(answer -> answer.code().equals(code))
                .findFirst();
        said.ifPresent(answer -> answers.answer(token, answer, remark));
        return page(token, said.isEmpty(), response, model);
    }

    private String page(String token, boolean nothingSaid, HttpServletResponse response, Model model) {
        model.addAttribute("controller", controller);
        Optional<RecipientNotice> notice = answers.notice(token);
        if (notice.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("why", "unknown");
            return "download/closed";
        }
        model.addAttribute("kind", notice.get().kind().code());
        model.addAttribute("shared", notice.get().recipient().shared());
        model.addAttribute(
                "said",
                notice.get().answer() == null ? null : notice.get().answer().words());
        model.addAttribute("answers", List.of(RecipientAnswer.values()));
        model.addAttribute("nothingSaid", nothingSaid && notice.get().answer() == null);
        return "download/recipient";
    }

    /** RFC 7517. */
    record KeySet(List<Signatures.PublicKey> keys) {}

    @GetMapping("/d/keys.json")
    @ResponseBody
    KeySet keys() {
        return new KeySet(signatures.keys());
    }
}

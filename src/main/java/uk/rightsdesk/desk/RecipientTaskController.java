package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.letter.NoticeKind;
import uk.rightsdesk.recipient.RecipientAnswer;
import uk.rightsdesk.recipient.RecipientAnswers;
import uk.rightsdesk.recipient.RecipientDecision;
import uk.rightsdesk.recipient.RecipientNotice;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/** The page of who received a person's data: what each was told and answered, and what staff decide of the others. */
@Controller
class RecipientTaskController {

    private final Requests requests;
    private final RequestPages pages;
    private final Recipients recipients;
    private final RecipientAnswers answers;

    RecipientTaskController(Requests requests, RequestPages pages, Recipients recipients, RecipientAnswers answers) {
        this.requests = requests;
        this.pages = pages;
        this.recipients = recipients;
        this.answers = answers;
    }

    /** @param toDecide whether staff decide about it now; @param told whether an answer of it can be recorded */
    record NoticeView(
            String id,
            String name,
            String contact,
            String change,
            int sendings,
            String state,
            @Nullable String remark,
            boolean toDecide,
            boolean told) {

        static NoticeView of(RecipientNotice notice) {
            String contact = notice.recipient().contact();
            return new NoticeView(
                    notice.id().toString(),
                    notice.recipient().name(),
                    contact == null ? "no email address" : contact,
                    change(notice.kind()),
                    notice.recipient().shared().size(),
                    state(notice),
                    notice.decision() == null ? notice.remark() : notice.reasons(),
                    notice.sentAt() == null && (notice.toDecide() || notice.decision() != null),
                    notice.sentAt() != null);
        }

        private static String state(RecipientNotice notice) {
            if (notice.decision() != null) {
                return notice.decision().words();
            }
            if (notice.answer() != null && notice.answeredAt() != null) {
                return "Answered " + London.time(notice.answeredAt()) + ": "
                        + notice.answer().words();
            }
            if (notice.silentOn() != null) {
                return "No answer by " + London.date(notice.silentOn());
            }
            if (notice.sentAt() != null) {
                return (notice.remindedAt() == null ? "Told " : "Reminded, told ") + London.time(notice.sentAt());
            }
            return notice.toDecide() ? "To be decided: no email reaches it" : "To be told";
        }

        private static String change(NoticeKind kind) {
            return switch (kind) {
                case ERASED -> "Erased";
                case RECTIFIED -> "Rectified";
                case RESTRICTED -> "Restricted";
                case RESTRICTION_LIFTED -> "Restriction lifted";
            };
        }
    }

    @GetMapping("/tasks/recipients/{id}")
    String show(@PathVariable String id, Model model) {
        Request request = requests.get(RequestId.parse(id));
        model.addAttribute("view", pages.view(request));
        model.addAttribute("action", "/tasks/recipients/" + request.id() + "/decision");
        model.addAttribute("noted", recipients.of(request.id()));
        model.addAttribute(
                "notices",
                recipients.notices(request.id()).stream().map(NoticeView::of).toList());
        model.addAttribute("decisions", List.of(RecipientDecision.values()));
        model.addAttribute("answers", List.of(RecipientAnswer.values()));
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/task-recipients";
    }

    /** @param code of a {@link RecipientDecision}, or of a {@link RecipientAnswer} where {@code what} is an answer */
    @PostMapping("/tasks/recipients/{id}/decision")
    String record(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String notice,
            @RequestParam(defaultValue = "decision") String what,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = requests.get(RequestId.parse(id)).id();
        try {
            if (what.equals("answer")) {
                answers.record(request, notice(notice), RecipientAnswer.of(code), reasons, staff.getName());
            } else {
                answers.decide(request, notice(notice), RecipientDecision.of(code), reasons, staff.getName());
            }
        } catch (IllegalArgumentException refused) {
            redirect.addFlashAttribute("problem", "Nothing was recorded: choose one, and say why or how.");
        }
        return "redirect:/tasks/recipients/" + request;
    }

    private static UUID notice(String id) {
        return UUID.fromString(id);
    }
}

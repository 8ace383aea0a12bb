package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
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
import uk.rightsdesk.notice.NoticeChange;
import uk.rightsdesk.notice.NoticeChangeId;
import uk.rightsdesk.notice.NoticeChangeRefused;
import uk.rightsdesk.notice.NoticeChanges;
import uk.rightsdesk.notice.NoticeDecision;
import uk.rightsdesk.notice.NoticeDraft;
import uk.rightsdesk.notice.NoticeVersion;

/** The pages of the tasks of a change of the notice: to draft it, and to judge whether it is material. */
@Controller
class NoticeTaskController {

    private static final List<Choice> DRAFT = List.of(
            new Choice(
                    "submit", "Pass it to a second person", "Save it first. Nobody who wrote some of it may judge it."),
            new Choice("give-up", "Give the change up", "Say why. The notice in force stays."));

    private static final List<Choice> JUDGEMENT = List.of(
            new Choice(
                    "material",
                    "Material: tell everyone before it takes effect",
                    "A new purpose, kind of data, recipient or country, a longer period, or another way to exercise a right. When in doubt, it is material."),
            new Choice(
                    "not-material",
                    "Not material: publish it on its day",
                    "Such as a clearer wording or a corrected address. What changed is shown on the page of notices."),
            new Choice("return", "Return it to be drafted again", "Say what must change."));

    private final NoticeChanges changes;
    private final NoticeChangePages pages;

    NoticeTaskController(NoticeChanges changes, NoticeChangePages pages) {
        this.changes = changes;
        this.pages = pages;
    }

    @GetMapping("/tasks/notice-draft/{change}")
    String draft(@PathVariable String change, Model model) {
        NoticeChange found = found(change);
        return draft(found, found.draft().text(), model);
    }

    private String draft(NoticeChange change, NoticeDraft.Text text, Model model) {
        pages.show(model, change);
        String page = "/tasks/notice-draft/" + change.id();
        model.addAttribute("written", text);
        model.addAttribute("complete", changes.complete().orElse(null));
        model.addAttribute("open", change.state() == NoticeChange.State.DRAFTING);
        model.addAttribute("save", page);
        model.addAttribute("action", page + "/decision");
        model.addAttribute("options", DRAFT);
        model.addAttribute(
                "pending", NoticeChangePages.taken(changes.pending(change, NoticeDecision.Task.DRAFT), DRAFT));
        model.addAttribute("firstDayIfMaterial", London.date(changes.firstDayIfMaterial()));
        return "desk/task-notice-draft";
    }

    /** What was written is shown again where it is refused: nobody writes a notice twice. */
    @PostMapping("/tasks/notice-draft/{change}")
    String save(
            @PathVariable String change,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String supplements,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String summary,
            Principal staff,
            Model model,
            HttpServletResponse response) {
        NoticeChange found = found(change);
        LocalDate inForceFrom = NoticeChangeController.day(day);
        var text = new NoticeDraft.Text(
                title,
                inForceFrom == null ? found.draft().text().inForceFrom() : inForceFrom,
                supplemented(supplements),
                body,
                summary);
        try {
            changes.save(found.id(), text, staff.getName());
            return "redirect:/tasks/notice-draft/" + found.id();
        } catch (NoticeChangeRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", refused.getMessage());
            return draft(found, text, model);
        }
    }

    private @Nullable LocalDate supplemented(String supplements) {
        LocalDate asked = NoticeChangeController.day(supplements);
        return changes.complete()
                .map(NoticeVersion::inForceFrom)
                .filter(day -> day.equals(asked))
                .orElse(null);
    }

    @PostMapping("/tasks/notice-draft/{change}/decision")
    String decideDraft(
            @PathVariable String change,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        NoticeChange found = found(change);
        decide(found, NoticeDecision.Task.DRAFT, code, reasons, false, staff, redirect);
        return "redirect:/tasks/notice-draft/" + found.id();
    }

    @GetMapping("/tasks/notice-judgement/{change}")
    String judgement(@PathVariable String change, Principal staff, Model model) {
        NoticeChange found = found(change);
        pages.show(model, found);
        model.addAttribute("mayJudge", !changes.isAuthor(found.id(), staff.getName()));
        model.addAttribute("open", found.state() == NoticeChange.State.JUDGING);
        model.addAttribute("action", "/tasks/notice-judgement/" + found.id() + "/decision");
        model.addAttribute("options", JUDGEMENT);
        model.addAttribute(
                "pending", NoticeChangePages.taken(changes.pending(found, NoticeDecision.Task.JUDGEMENT), JUDGEMENT));
        return "desk/task-notice-judgement";
    }

    @PostMapping("/tasks/notice-judgement/{change}/decision")
    String judge(
            @PathVariable String change,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String reasons,
            @RequestParam(defaultValue = "false") boolean noMarketing,
            Principal staff,
            RedirectAttributes redirect) {
        NoticeChange found = found(change);
        decide(found, NoticeDecision.Task.JUDGEMENT, code, reasons, noMarketing, staff, redirect);
        return "redirect:/tasks/notice-judgement/" + found.id();
    }

    private void decide(
            NoticeChange change,
            NoticeDecision.Task task,
            String code,
            @Nullable String reasons,
            boolean noMarketing,
            Principal staff,
            RedirectAttributes redirect) {
        Optional<NoticeDecision.Code> decided = Stream.of(NoticeDecision.Code.values())
                .filter(each -> each.task() == task && each.code().equals(code))
                .findFirst();
        if (decided.isEmpty()) {
            redirect.addFlashAttribute("problem", "Choose one of the answers.");
            return;
        }
        try {
            changes.decide(change.id(), decided.get(), reasons, noMarketing, staff.getName());
        } catch (NoticeChangeRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
    }

    private NoticeChange found(String change) {
        try {
            return changes.get(NoticeChangeId.parse(change));
        } catch (IllegalArgumentException | NoSuchElementException _) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}

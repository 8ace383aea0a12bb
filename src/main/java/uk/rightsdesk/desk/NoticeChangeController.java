package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
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
import uk.rightsdesk.mailing.MailingId;
import uk.rightsdesk.mailing.Mailings;
import uk.rightsdesk.notice.NoticeChange;
import uk.rightsdesk.notice.NoticeChangeId;
import uk.rightsdesk.notice.NoticeChangeRefused;
import uk.rightsdesk.notice.NoticeChanges;
import uk.rightsdesk.notice.NoticeVersions;

/** The versions of the privacy notice and the changes of it, as staff see them; here a change is begun. */
@Controller
class NoticeChangeController {

    private final NoticeVersions versions;
    private final NoticeChanges changes;
    private final NoticeChangePages pages;
    private final Mailings mailings;

    NoticeChangeController(NoticeVersions versions, NoticeChanges changes, NoticeChangePages pages, Mailings mailings) {
        this.mailings = mailings;
        this.versions = versions;
        this.changes = changes;
        this.pages = pages;
    }

    @GetMapping("/notices")
    String all(Model model) {
        model.addAttribute("versions", versions.all());
        model.addAttribute("changes", changes.all().stream().map(pages::view).toList());
        model.addAttribute("begin", changes.all().stream().noneMatch(NoticeChangeController::isUnderWay));
        model.addAttribute("firstDay", changes.firstDayIfMaterial().plusDays(14).toString());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/notices";
    }

    private static boolean isUnderWay(NoticeChange change) {
        return change.state() != NoticeChange.State.IN_FORCE && change.state() != NoticeChange.State.GIVEN_UP;
    }

    @PostMapping("/notices/changes")
    String begin(@RequestParam(defaultValue = "") String day, Principal staff, RedirectAttributes redirect) {
        LocalDate inForceFrom = day(day);
        if (inForceFrom == null) {
            redirect.addFlashAttribute("problem", "Choose the day on which it takes effect.");
            return "redirect:/notices";
        }
        try {
            return "redirect:/notices/changes/" + changes.begin(inForceFrom, staff.getName());
        } catch (NoticeChangeRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
            return "redirect:/notices";
        }
    }

    @GetMapping("/notices/changes/{change}")
    String one(@PathVariable String change, HttpServletRequest http, Model model) {
        NoticeChange found = found(change);
        pages.show(model, found);
        boolean personal = http.isUserInRole(StaffRole.OFFICER.name()) || http.isUserInRole(StaffRole.REVIEWER.name());
        model.addAttribute("unreached", personal ? pages.unreached(found) : List.of());
        return "desk/notice-change";
    }

    /** Notes that a person whom no email reached was told in another way. */
    @PostMapping("/notices/changes/{change}/unreached/{letter}")
    String reached(@PathVariable String change, @PathVariable UUID letter, Principal staff) {
        NoticeChange found = found(change);
        if (found.mailing() != null) {
            mailings.attend(new MailingId(found.mailing()), letter, staff.getName());
        }
        return "redirect:/notices/changes/" + found.id();
    }

    private NoticeChange found(String change) {
        try {
            return changes.get(NoticeChangeId.parse(change));
        } catch (IllegalArgumentException | NoSuchElementException _) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** Null for what is no date. */
    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}

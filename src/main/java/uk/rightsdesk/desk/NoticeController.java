package uk.rightsdesk.desk;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.notice.NoticeChange;
import uk.rightsdesk.notice.NoticeChanges;
import uk.rightsdesk.notice.NoticeVersion;
import uk.rightsdesk.notice.NoticeVersions;

/**
 * The public page of the privacy notice: the version in force, every earlier one with what changed, what held on any
 * day, and a version that is coming.
 */
@Controller
class NoticeController {

    private final NoticeVersions notices;
    private final NoticeChanges changes;
    private final DataController controller;
    private final Clock clock;

    NoticeController(NoticeVersions notices, NoticeChanges changes, DataController controller, Clock clock) {
        this.notices = notices;
        this.changes = changes;
        this.controller = controller;
        this.clock = clock;
    }

    /** @param until its last day; null while it is the newest */
    record VersionView(
            String day, String title, String from, @Nullable String until) {}

    @GetMapping("/notice")
    String today(Model model) {
        return page(today(), true, model);
    }

    /** @param day such as 2024-05-01: what was in force then */
    @GetMapping("/notice/{day:[0-9]{4}-[0-9]{2}-[0-9]{2}}")
    String on(@PathVariable String day, Model model) {
        try {
            return page(LocalDate.parse(day), false, model);
        } catch (DateTimeException _) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** The version that was agreed to, before its day: where those whom it concerns read what will change. */
    @GetMapping("/notice/coming")
    String coming(Model model) {
        Optional<NoticeChange> coming = changes.coming();
        if (coming.isEmpty()) {
            return "redirect:/notice";
        }
        NoticeChange change = coming.get();
        List<NoticeVersion> text = changes.text(change);
        model.addAttribute("summary", change.draft().text().summary().lines().toList());
        model.addAttribute("changed", changes.comparison(change).changed());
        return page(text, "coming", text.getFirst().inForceFrom(), model);
    }

    private String page(LocalDate day, boolean today, Model model) {
        List<NoticeVersion> inForce = notices.on(day);
        if (inForce.isEmpty() || day.isAfter(today())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        NoticeVersion version = inForce.getFirst();
        boolean first = notices.on(version.inForceFrom().minusDays(1)).isEmpty();
        model.addAttribute(
                "summary", notices.summary(version).orElse("").lines().toList());
        model.addAttribute(
                "changed", first ? List.of() : notices.changes(version).changed());
        return page(inForce, today ? "today" : "earlier", day, model);
    }

    /** @param when today, earlier or coming */
    private String page(List<NoticeVersion> notice, String when, LocalDate day, Model model) {
        model.addAttribute("controller", controller);
        model.addAttribute("when", when);
        model.addAttribute("day", London.date(day));
        model.addAttribute("notice", notice);
        model.addAttribute("isComing", changes.coming().isPresent());
        model.addAttribute(
                "versions",
                notices.all().stream()
                        .filter(version -> !version.inForceFrom().isAfter(today()))
                        .map(this::view)
                        .toList());
        return "notice/notice";
    }

    private LocalDate today() {
        return StatutoryClock.dateOf(clock.instant());
    }

    private VersionView view(NoticeVersion version) {
        LocalDate last = notices.lastDay(version);
        return new VersionView(
                version.inForceFrom().toString(),
                version.title(),
                London.date(version.inForceFrom()),
                last == null ? null : London.date(last));
    }
}

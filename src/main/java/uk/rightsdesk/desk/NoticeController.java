package uk.rightsdesk.desk;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.notice.NoticeVersion;
import uk.rightsdesk.notice.NoticeVersions;

/** The public page of the privacy notice: the version in force, every earlier one, and what held on any day. */
@Controller
class NoticeController {

    private final NoticeVersions notices;
    private final DataController controller;
    private final Clock clock;

    NoticeController(NoticeVersions notices, DataController controller, Clock clock) {
        this.notices = notices;
        this.controller = controller;
        this.clock = clock;
    }

    /** @param until its last day; null while it is the newest */
    record VersionView(
            String day, String title, String from, @Nullable String until) {}

    @GetMapping("/notice")
    String today(Model model) {
        return page(StatutoryClock.dateOf(clock.instant()), true, model);
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

    private String page(LocalDate day, boolean today, Model model) {
        List<NoticeVersion> inForce = notices.on(day);
        if (inForce.isEmpty() || day.isAfter(StatutoryClock.dateOf(clock.instant()))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("controller", controller);
        model.addAttribute("today", today);
        model.addAttribute("day", London.date(day));
        model.addAttribute("notice", inForce);
        LocalDate now = StatutoryClock.dateOf(clock.instant());
        model.addAttribute(
                "versions",
                notices.all().stream()
                        .filter(version -> !version.inForceFrom().isAfter(now))
                        .map(this::view)
                        .toList());
        return "notice/notice";
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

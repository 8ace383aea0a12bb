package uk.rightsdesk.desk;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.notice.NoticeVersions;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.information.NoticeDay;

/** What staff decide of a request for information: the notice of which day is sent. */
@Controller
class InformationMatter implements ReviewMatter {

    private final NoticeVersions notices;
    private final NoticeDay days;
    private final Requests requests;
    private final Clock clock;

    InformationMatter(NoticeVersions notices, NoticeDay days, Requests requests, Clock clock) {
        this.notices = notices;
        this.days = days;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public Right right() {
        return Right.INFORMATION;
    }

    @Override
    public String template() {
        return "desk/matter-information";
    }

    @Override
    public void show(Model model, RequestId request) {
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        LocalDate day = days.chosen(request).orElse(today);
        model.addAttribute("noticeAction", "/tasks/review/" + request + "/notice");
        model.addAttribute("day", day.toString());
        model.addAttribute("dayInWords", London.date(day));
        model.addAttribute("isToday", day.equals(today));
        model.addAttribute("inForce", notices.on(day));
    }

    @PostMapping("/tasks/review/{id}/notice")
    String choose(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String day,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = requests.get(RequestId.parse(id)).id();
        LocalDate chosen = DecisionForm.day(day);
        try {
            if (chosen != null) {
                days.choose(request, chosen, staff.getName());
            }
        } catch (IllegalArgumentException refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/review/" + request;
    }
}

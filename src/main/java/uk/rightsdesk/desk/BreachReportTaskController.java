package uk.rightsdesk.desk;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.breach.Article33;
import uk.rightsdesk.breach.Breach;
import uk.rightsdesk.breach.BreachId;
import uk.rightsdesk.breach.BreachReports;
import uk.rightsdesk.breach.Breaches;
import uk.rightsdesk.breach.ReportChannel;

/** The page on which the report to the regulator is made and recorded as sent. */
@Controller
class BreachReportTaskController {

    private final Breaches breaches;
    private final BreachReports reports;
    private final BreachPages pages;
    private final String deskUrl;

    BreachReportTaskController(
            Breaches breaches,
            BreachReports reports,
            BreachPages pages,
            @Value("${rightsdesk.desk.base-url}") String deskUrl) {
        this.breaches = breaches;
        this.reports = reports;
        this.pages = pages;
        this.deskUrl = deskUrl;
    }

    @GetMapping("/tasks/breach-report/{id}")
    String show(@PathVariable String id, Model model) {
        Breach breach = pages.breach(id);
        pages.show(model, breach);
        model.addAttribute("action", "/tasks/breach-report/" + id);
        model.addAttribute("missing", Article33.missingIn(breach.facts()));
        model.addAttribute("reports", reports.of(breach.id()));
        model.addAttribute("channels", List.of(ReportChannel.values()));
        model.addAttribute("now", pages.now());
        // a frame of Tasklist starts no download
        model.addAttribute("ownPage", deskUrl + "/breaches/" + breach.reference());
        return "desk/task-breach-report";
    }

    @PostMapping("/tasks/breach-report/{id}/facts")
    String facts(@PathVariable String id, BreachPages.FactsForm form, Principal staff, RedirectAttributes redirect) {
        return done(id, redirect, breach -> breaches.record(breach, BreachPages.facts(form), staff.getName()));
    }

    @PostMapping("/tasks/breach-report/{id}/reports")
    String make(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String delayedBecause,
            Principal staff,
            RedirectAttributes redirect) {
        return done(id, redirect, breach -> reports.make(breach, delayedBecause, staff.getName()));
    }

    @PostMapping("/tasks/breach-report/{id}/reports/{phase}/sent")
    String sent(
            @PathVariable String id,
            @PathVariable int phase,
            @RequestParam(defaultValue = "") String sentAt,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String receipt,
            Principal staff,
            RedirectAttributes redirect) {
        return done(id, redirect, breach -> {
            Instant at = BreachPages.moment(sentAt);
            if (at == null) {
                redirect.addFlashAttribute("problem", "Say when it was sent.");
                return;
            }
            if (reports.of(breach).stream().noneMatch(report -> report.phase() == phase)) {
                redirect.addFlashAttribute("problem", "There is no such report.");
                return;
            }
            reports.sent(breach, phase, at, ReportChannel.of(channel), receipt, staff.getName());
        });
    }

    private String done(String id, RedirectAttributes redirect, Consumer<BreachId> work) {
        return pages.done("/tasks/breach-report/", id, redirect, "Choose how it went.", work);
    }
}

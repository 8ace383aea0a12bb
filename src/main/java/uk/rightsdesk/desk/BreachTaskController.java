package uk.rightsdesk.desk;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.breach.Assessment;
import uk.rightsdesk.breach.BreachFacts;
import uk.rightsdesk.breach.BreachId;
import uk.rightsdesk.breach.Breaches;
import uk.rightsdesk.breach.DataKind;
import uk.rightsdesk.breach.Likelihood;
import uk.rightsdesk.breach.Notification;
import uk.rightsdesk.breach.Severity;

/** The page on which a breach is assessed, decided and, where fewer are told than the table says, agreed to. */
@Controller
class BreachTaskController {

    private final Breaches breaches;
    private final BreachPages pages;
    private final Clock clock;

    BreachTaskController(Breaches breaches, BreachPages pages, Clock clock) {
        this.breaches = breaches;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/tasks/breach/{id}")
    String show(@PathVariable String id, Model model) {
        pages.show(model, pages.breach(id));
        model.addAttribute("action", "/tasks/breach/" + id);
        model.addAttribute("dataKinds", List.of(DataKind.values()));
        model.addAttribute("severities", List.of(Severity.values()));
        model.addAttribute("likelihoods", List.of(Likelihood.values()));
        model.addAttribute("notifications", List.of(Notification.values()));
        return "desk/task-breach";
    }

    @PostMapping("/tasks/breach/{id}/facts")
    String facts(@PathVariable String id, BreachPages.FactsForm form, Principal staff, RedirectAttributes redirect) {
        return done(id, redirect, breach -> breaches.record(breach, BreachPages.facts(form), staff.getName()));
    }

    /** The facts and the factors at once: what is on one page is saved by one button. */
    @PostMapping("/tasks/breach/{id}/assessment")
    String assess(
            @PathVariable String id,
            BreachPages.FactsForm form,
            @RequestParam(defaultValue = "") String dataKind,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String likelihood,
            @RequestParam(defaultValue = "false") boolean unreadable,
            @RequestParam(defaultValue = "false") boolean contained,
            Principal staff,
            RedirectAttributes redirect) {
        return done(id, redirect, breach -> {
            BreachFacts facts = BreachPages.facts(form);
            if (facts.people() == null) {
                redirect.addFlashAttribute("problem", "Say about how many people, as well as you can tell now.");
                return;
            }
            Assessment assessment = new Assessment(
                    facts.people(),
                    DataKind.of(dataKind),
                    Severity.of(severity),
                    Likelihood.of(likelihood),
                    unreadable,
                    contained,
                    staff.getName(),
                    clock.instant());
            breaches.record(breach, facts, staff.getName());
            breaches.assess(breach, assessment);
        });
    }

    @PostMapping("/tasks/breach/{id}/decision")
    String decide(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String reasons,
            Principal staff,
            RedirectAttributes redirect) {
        return done(id, redirect, breach -> breaches.decide(breach, Notification.of(code), reasons, staff.getName()));
    }

    @PostMapping("/tasks/breach/{id}/agreement")
    String agree(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String answer,
            Principal staff,
            RedirectAttributes redirect) {
        return done(id, redirect, breach -> breaches.agree(breach, answer.equals("agree"), staff.getName()));
    }

    private String done(String id, RedirectAttributes redirect, Consumer<BreachId> work) {
        return pages.done("/tasks/breach/", id, redirect, "Choose one of each.", work);
    }
}

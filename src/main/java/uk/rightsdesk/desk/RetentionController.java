package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.datamap.RetentionBatch;
import uk.rightsdesk.retention.DataFindings;
import uk.rightsdesk.retention.PersonHolds;
import uk.rightsdesk.retention.RequestHolds;
import uk.rightsdesk.retention.RetentionRun;
import uk.rightsdesk.retention.RetentionRuns;

/** Retention runs: started, looked at before anything goes, approved, paused; holds; and data that look wrong. */
@Controller
class RetentionController {

    private static final String PROBLEM = "problem";

    private final RetentionRuns runs;
    private final PersonHolds people;
    private final RequestHolds requests;
    private final DataFindings findings;

    RetentionController(RetentionRuns runs, PersonHolds people, RequestHolds requests, DataFindings findings) {
        this.runs = runs;
        this.people = people;
        this.requests = requests;
        this.findings = findings;
    }

    record RunView(
            String id, String dueOn, String startedBy, String state, boolean open, boolean paused, boolean receipted) {

        static RunView of(RetentionRun run) {
            return new RunView(
                    run.id().toString(),
                    London.date(run.dueOn()),
                    run.startedBy().equals(RetentionRun.TIMER) ? "the timer" : run.startedBy(),
                    state(run),
                    run.outcome() == null,
                    run.isPaused(),
                    run.receipt() != null);
        }

        private static String state(RetentionRun run) {
            if (run.outcome() != null && run.finishedAt() != null) {
                return run.outcome().words() + ", " + London.time(run.finishedAt());
            }
            if (run.isPaused()) {
                return "Paused by " + run.pausedBy();
            }
            return run.plannedAt() == null ? "Being counted" : "Counted, " + London.time(run.plannedAt());
        }
    }

    /** @param held in words, with numbers; empty where nobody is */
    record RuleView(
            String label,
            String ground,
            String table,
            String action,
            long due,
            long taken,
            boolean finished,
            List<String> held,
            List<SampleView> samples,
            List<String> done) {

        static RuleView of(RetentionRuns.Preview preview) {
            var rule = preview.rule().rule();
            var progress = preview.progress();
            return new RuleView(
                    rule.label(),
                    rule.ground(),
                    preview.rule().systemLabel() + ", " + rule.table(),
                    rule.anonymising() == null
                            ? "Deleted"
                            : "Numbers kept, in groups of " + rule.anonymising().atLeast() + " or more; rows deleted",
                    progress.due(),
                    progress.taken(),
                    progress.finished(),
                    rule.holds().stream()
                            .filter(hold -> progress.held().containsKey(hold.id()))
                            .sorted()
                            .map(hold -> progress.held().get(hold.id()) + " kept: " + hold.words())
                            .toList(),
                    preview.samples().stream()
                            .map(sample -> new SampleView(sample.key(), London.date(sample.day())))
                            .toList(),
                    progress.lines().stream()
                            .map(line -> line.label() + ": " + line.rows() + " " + words(line))
                            .toList());
        }

        private static String words(RetentionBatch.Line line) {
            String what = switch (line.action()) {
                case DELETE, DELETE_UNREFERENCED -> "deleted";
                case CHANGE -> "emptied of what names anybody";
                case KEEP, APPEND -> "kept";
            };
            return line.ground() == null ? what : what + " (" + line.ground().label() + ", " + line.until() + ")";
        }
    }

    record SampleView(String key, String day) {}

    @GetMapping("/retention")
    String overview(Model model) {
        model.addAttribute("runs", runs.newest().stream().map(RunView::of).toList());
        model.addAttribute("holds", people.inForce());
        model.addAttribute("requestHolds", requests.inForce());
        model.addAttribute(PROBLEM, model.getAttribute(PROBLEM));
        return "desk/retention";
    }

    @PostMapping("/retention/start")
    String start(Principal staff) {
        return "redirect:/tasks/retention/" + runs.start(staff.getName()).id();
    }

    /** The receipt as it was signed; its signature has the same name and {@code .jws} behind it. */
    @GetMapping({"/retention/{id}/receipt.json", "/retention/{id}/receipt.json.jws"})
    ResponseEntity<byte[]> receipt(@PathVariable String id, HttpServletRequest asked) {
        boolean signature = asked.getRequestURI().endsWith(".jws");
        RetentionRun run = run(id);
        String content = Optional.ofNullable(signature ? run.signature() : run.receipt())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(signature ? MediaType.parseMediaType("application/jose") : MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"retention-" + run.dueOn() + "-receipt.json" + (signature ? ".jws" : "")
                                + "\"")
                .body(content.getBytes(StandardCharsets.UTF_8));
    }

    private RetentionRun run(String id) {
        try {
            return runs.get(UUID.fromString(id));
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping("/tasks/retention/{id}")
    String show(@PathVariable String id, Principal staff, Model model) {
        RetentionRun run = run(id);
        List<String> approved = runs.approvedBy(run.id());
        model.addAttribute("run", RunView.of(run));
        model.addAttribute(
                "rules", runs.preview(run.id()).stream().map(RuleView::of).toList());
        model.addAttribute("approved", approved);
        model.addAttribute("needed", runs.approvalsNeeded());
        model.addAttribute("own", run.startedBy().equals(staff.getName()));
        model.addAttribute(PROBLEM, model.getAttribute(PROBLEM));
        return "desk/task-retention";
    }

    @PostMapping("/tasks/retention/{id}/decision")
    String decide(@PathVariable String id, @RequestParam String code, Principal staff, RedirectAttributes redirect) {
        RetentionRun run = run(id);
        if (code.equals("approve") || code.equals("decline")) {
            runs.decide(run.id(), code.equals("approve"), staff.getName());
        } else {
            redirect.addFlashAttribute(PROBLEM, "Nothing was recorded: choose one.");
        }
        return "redirect:/tasks/retention/" + run.id();
    }

    @PostMapping("/tasks/retention/{id}/pause")
    String pause(@PathVariable String id, Principal staff) {
        RetentionRun run = run(id);
        runs.pause(run.id(), staff.getName());
        return "redirect:/tasks/retention/" + run.id();
    }

    @PostMapping("/tasks/retention/{id}/resume")
    String resume(@PathVariable String id) {
        RetentionRun run = run(id);
        runs.resume(run.id());
        return "redirect:/tasks/retention/" + run.id();
    }

    record FindingView(String id, String kind, String place) {

        static FindingView of(DataFindings.Finding finding) {
            return new FindingView(
                    finding.id().toString(),
                    finding.kind().words(),
                    finding.system() + ", " + finding.table() + " " + finding.rowKey() + ", " + finding.column());
        }
    }

    @GetMapping("/tasks/data/{id}")
    String data(@PathVariable String id, Model model) {
        RetentionRun run = run(id);
        model.addAttribute("run", RunView.of(run));
        model.addAttribute(
                "findings",
                findings.open(run.id()).stream().map(FindingView::of).toList());
        return "desk/task-data";
    }

    @PostMapping("/tasks/data/{id}/settle")
    String settle(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String finding,
            @RequestParam(defaultValue = "") String code,
            Principal staff) {
        RetentionRun run = run(id);
        if (finding != null) {
            findings.settle(UUID.fromString(finding), code.equals("corrected"), staff.getName());
        }
        return "redirect:/tasks/data/" + run.id();
    }
}

package uk.rightsdesk.desk;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
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
import uk.rightsdesk.breach.Breach;
import uk.rightsdesk.breach.BreachRefused;
import uk.rightsdesk.breach.BreachRegister;
import uk.rightsdesk.breach.BreachReports;
import uk.rightsdesk.breach.BreachSource;
import uk.rightsdesk.breach.Breaches;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/** The register of breaches, each with its page, its files, and where staff raise one. */
@Controller
class BreachController {

    private final Breaches breaches;
    private final BreachRegister register;
    private final BreachReports reports;
    private final BreachPages pages;
    private final Requests requests;

    BreachController(
            Breaches breaches, BreachRegister register, BreachReports reports, BreachPages pages, Requests requests) {
        this.breaches = breaches;
        this.register = register;
        this.reports = reports;
        this.pages = pages;
        this.requests = requests;
    }

    record Happening(String at, String title, String by, String details) {}

    @GetMapping("/breaches")
    String register(Model model) {
        model.addAttribute("breaches", breaches.all().stream().map(pages::view).toList());
        model.addAttribute("now", pages.now());
        // a page shown twice raises one breach
        model.addAttribute("raising", UUID.randomUUID().toString());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/breaches";
    }

    @PostMapping("/breaches")
    String raise(
            @RequestParam(defaultValue = "") String raising,
            @RequestParam(defaultValue = "") String awareAt,
            @RequestParam(defaultValue = "") String happened,
            @RequestParam(defaultValue = "") String request,
            Principal staff,
            RedirectAttributes redirect) {
        Instant aware = BreachPages.moment(awareAt);
        try {
            if (aware == null) {
                redirect.addFlashAttribute("problem", "Say when we became aware.");
                return "redirect:/breaches";
            }
            RequestId about = request.isBlank()
                    ? null
                    : requests.byReference(request.strip())
                            .map(Request::id)
                            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            Breach raised = breaches.get(breaches.raise(
                    BreachSource.STAFF, UUID.fromString(raising).toString(), about, aware, happened, staff.getName()));
            return "redirect:/breaches/" + raised.reference();
        } catch (BreachRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        } catch (IllegalArgumentException notOfThisPage) {
            redirect.addFlashAttribute("problem", "Please fill in the form again.");
        }
        return "redirect:/breaches";
    }

    /** A member of staff who looks into a complaint finds that it tells of a breach. */
    @PostMapping("/tasks/complaint/{id}/breach")
    String raiseFromComplaint(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String happened,
            Principal staff,
            RedirectAttributes redirect) {
        Request complaint = requests.get(RequestId.parse(id));
        try {
            // a breach that a complaint tells of was in our hands when the complaint was
            breaches.raise(
                    BreachSource.COMPLAINT,
                    complaint.id().toString(),
                    complaint.id(),
                    complaint.receivedAt(),
                    happened,
                    staff.getName());
        } catch (BreachRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/tasks/review/" + complaint.id();
    }

    @GetMapping("/breaches/{reference}")
    String one(@PathVariable String reference, Model model) {
        Breach breach = byReference(reference);
        pages.show(model, breach);
        model.addAttribute("fields", register.fields(breach, false));
        model.addAttribute("reports", reports.of(breach.id()));
        model.addAttribute(
                "about",
                breach.request() == null
                        ? null
                        : requests.find(breach.request())
                                .map(Request::reference)
                                .orElse(null));
        model.addAttribute(
                "timeline",
                breaches.timeline(breach.id()).stream()
                        .map(event -> new Happening(
                                London.time(event.occurredAt()),
                                event.type().title(),
                                event.actor(),
                                String.join(", ", event.details().values())))
                        .toList());
        return "desk/breach";
    }

    @GetMapping("/breaches.csv")
    ResponseEntity<byte[]> csv() {
        return file(register.csv().getBytes(StandardCharsets.UTF_8), "text/csv;charset=UTF-8", "breaches.csv");
    }

    @GetMapping("/breaches.pdf")
    ResponseEntity<byte[]> pdf() {
        return file(register.pdf(), "application/pdf", "breaches.pdf");
    }

    /** What the JSON of a report holds. */
    @GetMapping("/breaches/report.schema.json")
    ResponseEntity<Resource> schema() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ClassPathResource("breach/report.schema.json"));
    }

    @GetMapping("/breaches/{reference}/reports/{phase}.pdf")
    ResponseEntity<byte[]> reportPdf(@PathVariable String reference, @PathVariable int phase) {
        Breach breach = withReport(reference, phase);
        return file(
                reports.pdf(breach.id(), phase), "application/pdf", breach.reference() + "-report-" + phase + ".pdf");
    }

    @GetMapping("/breaches/{reference}/reports/{phase}.json")
    ResponseEntity<byte[]> reportJson(@PathVariable String reference, @PathVariable int phase) {
        Breach breach = withReport(reference, phase);
        return file(
                reports.json(breach.id(), phase),
                "application/json",
                breach.reference() + "-report-" + phase + ".json");
    }

    private Breach withReport(String reference, int phase) {
        Breach breach = byReference(reference);
        if (reports.of(breach.id()).stream().noneMatch(report -> report.phase() == phase)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return breach;
    }

    private Breach byReference(String reference) {
        return breaches.byReference(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}

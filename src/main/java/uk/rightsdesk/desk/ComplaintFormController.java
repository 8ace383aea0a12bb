package uk.rightsdesk.desk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.intake.DeskEntries;
import uk.rightsdesk.intake.DeskEntry;
import uk.rightsdesk.intake.EntryRefused;
import uk.rightsdesk.letter.ComplaintForm;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Right;

/**
 * The public form for complaints (Data Protection Act 2018 section 164A(2): a form that can be completed
 * electronically). No account, no script, no cookie.
 */
@Controller
class ComplaintFormController {

    private static final String PAGE = "/d/complaint";

    private final DeskEntries entries;
    private final ComplaintForm paper;
    private final DownloadLimits limits;
    private final DataController controller;
    private final Clock clock;

    ComplaintFormController(
            DeskEntries entries, ComplaintForm paper, DownloadLimits limits, DataController controller, Clock clock) {
        this.entries = entries;
        this.paper = paper;
        this.limits = limits;
        this.controller = controller;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    String empty(Model model) {
        return form(model, entry(UUID.randomUUID(), "", "", "", ""), Map.of());
    }

    /** The same form to fill in on the screen or by hand, and to send by email or post. */
    @GetMapping(PAGE + ".pdf")
    ResponseEntity<byte[]> paper() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("complaint.pdf")
                                .build()
                                .toString())
                .body(paper.pdf());
    }

    @PostMapping(PAGE)
    String send(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("controller", controller);
        if (!limits.allowsForm(http.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            model.addAttribute("why", "too-often");
            return "download/closed";
        }
        DeskEntry entry = entry(idOf(form), name, email, contact, text);
        try {
            model.addAttribute(
                    "reference",
                    entries.enter(entry, RequestJournal.SYSTEM).getFirst().reference());
            return "download/complaint-received";
        } catch (EntryRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("form", form);
            return form(model, entry, refused.problems());
        }
    }

    /** The same form sent twice is one complaint; nobody can choose the id of a message that is there already. */
    private static UUID idOf(String form) {
        return UUID.nameUUIDFromBytes(("complaint form:" + form).getBytes(US_ASCII));
    }

    private DeskEntry entry(UUID id, String name, String email, String contact, String text) {
        return new DeskEntry(
                id,
                Channel.FORM,
                StatutoryClock.dateOf(clock.instant()),
                name,
                email,
                contact,
                text,
                Set.of(Right.COMPLAINT));
    }

    private String form(Model model, DeskEntry entry, Map<String, String> problems) {
        model.addAttribute("controller", controller);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", entry.id().toString());
        }
        model.addAttribute("entry", entry);
        model.addAttribute("problems", problems);
        return "download/complaint";
    }
}

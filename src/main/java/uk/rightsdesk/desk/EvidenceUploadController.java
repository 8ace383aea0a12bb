package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import uk.rightsdesk.intake.EvidenceUploads;
import uk.rightsdesk.intake.EvidenceUploads.UploadedFile;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.request.Request;

/** The page where a requester hands in evidence, for those who would rather not send it by email. */
@Controller
class EvidenceUploadController {

    static final int MOST_FILES = 10;

    private static final String PAGE = "/d/evidence/{token:[0-9a-zA-Z]{1,44}}";

    private final EvidenceUploads uploads;
    private final DownloadLimits limits;
    private final DataController controller;

    EvidenceUploadController(EvidenceUploads uploads, DownloadLimits limits, DataController controller) {
        this.uploads = uploads;
        this.limits = limits;
        this.controller = controller;
    }

    @GetMapping(PAGE)
    String page(@PathVariable String token, HttpServletRequest http, HttpServletResponse response, Model model) {
        if (tooOften(http, token)) {
            return tooOften(response, model);
        }
        Optional<Request> waiting = uploads.waitingUnder(token);
        return waiting.isPresent()
                ? form(waiting.get().reference(), null, model)
                : closed(HttpStatus.GONE, "no-evidence", response, model);
    }

    @PostMapping(PAGE)
    String receive(
            @PathVariable String token,
            @RequestParam(required = false) List<MultipartFile> file,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (tooOften(http, token)) {
            return tooOften(response, model);
        }
        List<UploadedFile> files = files(file == null ? List.of() : file);
        Optional<Request> waiting = uploads.waitingUnder(token);
        if (waiting.isPresent() && (files.isEmpty() || files.size() > MOST_FILES)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(waiting.get().reference(), files.isEmpty() ? "none" : "many", model);
        }
        if (waiting.isEmpty() || !uploads.receive(token, files)) {
            return closed(HttpStatus.GONE, "no-evidence", response, model);
        }
        model.addAttribute("controller", controller);
        model.addAttribute("count", files.size());
        return "download/evidence-received";
    }

    private static List<UploadedFile> files(List<MultipartFile> parts) throws IOException {
        List<UploadedFile> files = new ArrayList<>();
        for (MultipartFile part : parts) {
            if (!part.isEmpty()) {
                files.add(new UploadedFile(
                        Objects.requireNonNullElse(part.getOriginalFilename(), ""),
                        Objects.requireNonNullElse(part.getContentType(), ""),
                        part.getBytes()));
            }
        }
        return files;
    }

    /** Nothing was kept; the page says how else it can be sent. */
    @ExceptionHandler(MaxUploadSizeExceededException.class)
    String tooLarge(HttpServletResponse response, Model model) {
        return closed(HttpStatus.CONTENT_TOO_LARGE, "too-large", response, model);
    }

    private String form(String reference, @Nullable String problem, Model model) {
        model.addAttribute("controller", controller);
        model.addAttribute("reference", reference);
        model.addAttribute("problem", problem);
        return "download/evidence";
    }

    private String closed(HttpStatus status, String why, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("controller", controller);
        model.addAttribute("why", why);
        return "download/closed";
    }

    private boolean tooOften(HttpServletRequest http, String token) {
        return !limits.allowsClient(http.getRemoteAddr()) || !limits.allowsLink(token);
    }

    private String tooOften(HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        return closed(HttpStatus.TOO_MANY_REQUESTS, "too-often", response, model);
    }
}

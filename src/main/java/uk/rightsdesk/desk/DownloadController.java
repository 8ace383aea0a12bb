package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import uk.rightsdesk.delivery.download.DownloadLink;
import uk.rightsdesk.delivery.download.Downloads;
import uk.rightsdesk.delivery.download.Downloads.Access;
import uk.rightsdesk.letter.DataController;

/**
 * The pages where a requester fetches the answer: no account, no script, nothing that a scanner of links could use up.
 * Everything lies under {@code /d/}, which is all that people outside need to reach.
 */
@Controller
class DownloadController {

    static final String COOKIE = "rightsdesk-download";

    private static final String TOKEN = "{token:[A-Za-z0-9_-]{43}}";

    private final Downloads downloads;
    private final DownloadLimits limits;
    private final DataController controller;
    private final Clock clock;

    DownloadController(Downloads downloads, DownloadLimits limits, DataController controller, Clock clock) {
        this.downloads = downloads;
        this.limits = limits;
        this.controller = controller;
        this.clock = clock;
    }

    @GetMapping("/d/" + TOKEN)
    String look(@PathVariable String token, HttpServletRequest http, HttpServletResponse response, Model model) {
        if (tooOften(http, token)) {
            return tooOften(response, model);
        }
        return show(downloads.look(token), response, model);
    }

    @PostMapping("/d/" + TOKEN)
    String enter(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        if (tooOften(http, token)) {
            return tooOften(response, model);
        }
        return show(downloads.enter(token, code), response, model);
    }

    private String show(Access access, HttpServletResponse response, Model model) {
        model.addAttribute("controller", controller);
        return switch (access) {
            case Access.Unknown _ -> closed(HttpStatus.NOT_FOUND, "unknown", response, model);
            case Access.Closed closed -> closed(HttpStatus.GONE, closed.why().code(), response, model);
            case Access.AsksCode asks -> asks(asks.triesLeft(), false, model);
            case Access.WrongCode wrong -> {
                response.setStatus(HttpStatus.FORBIDDEN.value());
                yield asks(wrong.triesLeft(), true, model);
            }
            case Access.Opened opened -> {
                response.addHeader(HttpHeaders.SET_COOKIE, cookie(opened).toString());
                yield "redirect:/d/files";
            }
        };
    }

    private static String asks(int triesLeft, boolean wrong, Model model) {
        model.addAttribute("wrong", wrong);
        model.addAttribute("triesLeft", triesLeft);
        model.addAttribute("fewTries", triesLeft < DownloadLink.TRIES);
        return "download/code";
    }

    private String closed(HttpStatus status, String why, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("controller", controller);
        model.addAttribute("why", why);
        return "download/closed";
    }

    private ResponseCookie cookie(Access.Opened opened) {
        return ResponseCookie.from(COOKIE, opened.session())
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict")
                .path("/d/files")
                .maxAge(Duration.between(clock.instant(), opened.endsAt()))
                .build();
    }

    @GetMapping("/d/files")
    String files(
            @CookieValue(name = COOKIE, required = false) @Nullable String session,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        if (!limits.allowsClient(http.getRemoteAddr())) {
            return tooOften(response, model);
        }
        Optional<Downloads.Open> open = open(session);
        if (open.isEmpty()) {
            return closed(HttpStatus.GONE, "ended", response, model);
        }
        model.addAttribute("controller", controller);
        model.addAttribute("open", open.get());
        model.addAttribute("size", Sizes.words(open.get().bundle().size()));
        model.addAttribute("until", London.time(open.get().endsAt()));
        return "download/files";
    }

    /** The whole archive, or a stretch of it: {@code Range} resumes. */
    @GetMapping("/d/files/bundle.zip")
    void bundle(
            @CookieValue(name = COOKIE, required = false) @Nullable String session,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        Optional<Downloads.Open> open = admitted(session, http, response);
        if (open.isEmpty()) {
            return;
        }
        String tag = '"' + open.get().bundle().sha256() + '"';
        long size = open.get().bundle().size();
        ByteStretch stretch = ByteStretch.asked(ifRange == null || ifRange.equals(tag) ? range : null, size);
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (stretch.isBeyond()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
            return;
        }
        attachment(response, open.get().bundle().fileName(), "application/zip", stretch.length());
        if (stretch.partial()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, stretch.contentRange(size));
            response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
        }
        if (!http.getMethod().equals("HEAD")) {
            downloads.fetching(open.get(), "bundle", stretch.from());
            downloads.copy(open.get(), stretch.from(), stretch.to(), response.getOutputStream());
        }
    }

    /** The letter alone, for those whose telephone opens no archive. */
    @GetMapping("/d/files/letter.pdf")
    void letter(
            @CookieValue(name = COOKIE, required = false) @Nullable String session,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        Optional<Downloads.Open> open = admitted(session, http, response);
        if (open.isPresent()) {
            byte[] pdf = downloads.letter(open.get());
            attachment(response, open.get().reference() + ".pdf", MediaType.APPLICATION_PDF_VALUE, pdf.length);
            if (!http.getMethod().equals("HEAD")) {
                downloads.fetching(open.get(), "letter", 0);
                response.getOutputStream().write(pdf);
            }
        }
    }

    private Optional<Downloads.Open> admitted(
            @Nullable String session, HttpServletRequest http, HttpServletResponse response) throws IOException {
        if (!limits.allowsClient(http.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return Optional.empty();
        }
        Optional<Downloads.Open> open = open(session);
        if (open.isEmpty()) {
            // the page there says what to do
            response.sendRedirect("/d/files");
        }
        return open;
    }

    private Optional<Downloads.Open> open(@Nullable String session) {
        return session == null ? Optional.empty() : downloads.session(session);
    }

    private static void attachment(HttpServletResponse response, String fileName, String type, long length) {
        response.setContentType(type);
        response.setContentLengthLong(length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
    }

    private boolean tooOften(HttpServletRequest http, String token) {
        return !limits.allowsClient(http.getRemoteAddr()) || !limits.allowsLink(token);
    }

    private String tooOften(HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        return closed(HttpStatus.TOO_MANY_REQUESTS, "too-often", response, model);
    }
}

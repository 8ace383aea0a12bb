package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import uk.rightsdesk.letter.DataController;
import uk.rightsdesk.rights.marketing.UnsubscribeLinks;

/**
 * Where the unsubscribe links of marketing messages lead. Looking changes nothing, since scanners follow every link; a
 * POST stops the marketing at once, whether the person's mail program sends it or the button of the page (RFC 8058).
 */
@Controller
class UnsubscribeController {

    private static final String PAGE = "/d/unsubscribe/{token:[A-Za-z0-9_-]+}";

    private final UnsubscribeLinks links;
    private final DownloadLimits limits;
    private final DataController controller;

    UnsubscribeController(UnsubscribeLinks links, DownloadLimits limits, DataController controller) {
        this.links = links;
        this.limits = limits;
        this.controller = controller;
    }

    @GetMapping(PAGE)
    String look(@PathVariable String token, HttpServletResponse response, Model model) {
        if (!limits.allowsLink(token)) {
            return closed(HttpStatus.TOO_MANY_REQUESTS, "too-often", response, model);
        }
        return links.isGenuine(token) ? page(false, model) : unknown(response, model);
    }

    /** Answers the page itself, never a redirect. No client is limited: a mail provider posts for all its users. */
    @PostMapping(PAGE)
    String stop(@PathVariable String token, HttpServletResponse response, Model model) {
        return links.unsubscribe(token) ? page(true, model) : unknown(response, model);
    }

    private String page(boolean stopped, Model model) {
        model.addAttribute("controller", controller);
        model.addAttribute("stopped", stopped);
        return "download/unsubscribe";
    }

    private String unknown(HttpServletResponse response, Model model) {
        return closed(HttpStatus.NOT_FOUND, "unknown", response, model);
    }

    private String closed(HttpStatus status, String why, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        }
        model.addAttribute("controller", controller);
        model.addAttribute("why", why);
        return "download/closed";
    }
}

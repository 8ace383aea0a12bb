package uk.rightsdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.rightsdesk.identity.ConfirmationCodes;
import uk.rightsdesk.letter.DataController;

/** The page where a person confirms a request with the code sent to the address held. Only a POST changes anything. */
@Controller
class ConfirmationController {

    private static final String URL = "/d/confirm/{token:[A-Za-z0-9_-]{43}}";

    private final ConfirmationCodes codes;
    private final DownloadLimits limits;
    private final DataController controller;

    ConfirmationController(ConfirmationCodes codes, DownloadLimits limits, DataController controller) {
        this.codes = codes;
        this.limits = limits;
        this.controller = controller;
    }

    @GetMapping(URL)
    String look(@PathVariable String token, HttpServletRequest http, HttpServletResponse response, Model model) {
        return tooOften(http, token) ? tooOften(response, model) : show(codes.look(token), response, model);
    }

    @PostMapping(URL)
    String enter(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        return tooOften(http, token) ? tooOften(response, model) : show(codes.enter(token, code), response, model);
    }

    private String show(ConfirmationCodes.Look look, HttpServletResponse response, Model model) {
        HttpStatus status = switch (look.state()) {
            case ASKS, GIVEN -> HttpStatus.OK;
            case WRONG -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case LOCKED, EXPIRED, OVER -> HttpStatus.GONE;
        };
        return page(status, look.state().name(), look.triesLeft(), response, model);
    }

    private boolean tooOften(HttpServletRequest http, String token) {
        return !limits.allowsClient(http.getRemoteAddr()) || !limits.allowsLink(token);
    }

    private String tooOften(HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        return page(HttpStatus.TOO_MANY_REQUESTS, "TOO_OFTEN", 0, response, model);
    }

    private String page(HttpStatus status, String state, int triesLeft, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("controller", controller);
        model.addAttribute("state", state);
        model.addAttribute("triesLeft", triesLeft);
        return "download/confirm";
    }
}

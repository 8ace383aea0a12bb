package uk.rightsdesk.desk;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.rightsdesk.redaction.RedactedPages;
import uk.rightsdesk.redaction.Redaction;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.access.CollectedElement;
import uk.rightsdesk.rights.access.CollectedFile;
import uk.rightsdesk.rights.access.ElementDecisionRefused;
import uk.rightsdesk.rights.access.ElementDecisions;
import uk.rightsdesk.rights.access.Factor;

/**
 * Blacks out parts of a picture or of the pages of a PDF. No script: a click on the page sets a corner, a second click
 * the corner across; the numbers can be typed instead.
 */
@Controller
class PageBoxController {

    /** Width in which a page is shown; clicks come in its pixels. */
    private static final int WIDTH = 640;

    private final Requests requests;
    private final RequestPages pages;
    private final CollectedData collectedData;
    private final ElementDecisions decisions;

    PageBoxController(Requests requests, RequestPages pages, CollectedData collectedData, ElementDecisions decisions) {
        this.requests = requests;
        this.pages = pages;
        this.collectedData = collectedData;
        this.decisions = decisions;
    }

    /** A corner and what lies between it and the one across, in thousandths; null where it is not given yet. */
    record Drawn(
            @Nullable Integer x,
            @Nullable Integer y,
            @Nullable Integer width,
            @Nullable Integer height) {

        Drawn click(int atX, int atY) {
            if (x == null || y == null || width != null) {
                return new Drawn(atX, atY, null, null);
            }
            return new Drawn(
                    Math.min(x, atX), Math.min(y, atY), Math.max(1, Math.abs(atX - x)), Math.max(1, Math.abs(atY - y)));
        }

        String query() {
            return "&x=" + text(x) + "&y=" + text(y) + "&width=" + text(width) + "&height=" + text(height);
        }

        private static String text(@Nullable Integer number) {
            return number == null ? "" : number.toString();
        }
    }

    @GetMapping("/tasks/picture/{id}/{position}/{column}/boxes")
    String boxes(
            @PathVariable String id,
            @PathVariable int position,
            @PathVariable String column,
            @RequestParam(defaultValue = "0") int page,
            Drawn drawn,
            Model model) {
        Request request = requests.get(RequestId.parse(id));
        int count = RedactedPages.pages(file(request.id(), position, column).content());
        CollectedElement element = element(request.id(), position);
        String here = path(request.id(), position, column);
        model.addAttribute("view", pages.view(request));
        model.addAttribute("count", count);
        model.addAttribute("page", page);
        model.addAttribute("drawn", drawn);
        model.addAttribute("width", WIDTH);
        model.addAttribute("image", here + "/" + page);
        model.addAttribute("here", here);
        model.addAttribute("exemptions", decisions.exemptions());
        model.addAttribute("factors", Factor.all());
        model.addAttribute("open", decisions.isOpen(request.id()));
        model.addAttribute(
                "back", "/tasks/review/" + request.id() + "/elements/" + element.system() + "/" + element.table());
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
        return "desk/boxes";
    }

    /** A page as it is given: with the boxes that were decided burnt in. */
    @GetMapping("/tasks/picture/{id}/{position}/{column}/boxes/{page}")
    ResponseEntity<byte[]> page(
            @PathVariable String id, @PathVariable int position, @PathVariable String column, @PathVariable int page) {
        CollectedFile file = collectedData
                .disclosedFile(RequestId.parse(id), position, column)
                .orElseThrow(PageBoxController::notFound);
        byte[] png = SafePicture.png(file.content(), page).orElseThrow(PageBoxController::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(png);
    }

    @PostMapping("/tasks/picture/{id}/{position}/{column}/boxes")
    String draw(
            @PathVariable String id,
            @PathVariable int position,
            @PathVariable String column,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(name = "at.x", required = false) @Nullable Integer atX,
            @RequestParam(name = "at.y", required = false) @Nullable Integer atY,
            Drawn drawn,
            @RequestParam MultiValueMap<String, String> fields,
            Principal staff,
            RedirectAttributes redirect) {
        RequestId request = requests.get(RequestId.parse(id)).id();
        file(request, position, column);
        String here = "redirect:" + path(request, position, column) + "?page=" + page;
        if (atX != null && atY != null) {
            return here
                    + drawn.click(thousandths(atX, WIDTH), thousandths(atY, height(request, position, column, page)))
                            .query();
        }
        CollectedElement element = element(request, position);
        try {
            decisions.redact(
                    request,
                    ElementDecisions.Selection.of(element.system(), element.table(), List.of(position)),
                    box(column, page, drawn),
                    KeepBackForm.grounds(fields),
                    staff.getName());
            return here;
        } catch (ElementDecisionRefused refused) {
            redirect.addFlashAttribute("problem", refused.getMessage());
            return here + drawn.query();
        }
    }

    private static Redaction box(String column, int page, Drawn drawn) {
        try {
            return new Redaction.Box(
                    column, page, number(drawn.x()), number(drawn.y()), number(drawn.width()), number(drawn.height()));
        } catch (IllegalArgumentException offThePage) {
            throw ElementDecisionRefused.because("Draw the box on the page: two corners, or four numbers up to 1000.");
        }
    }

    private static int number(@Nullable Integer given) {
        return given == null ? -1 : given;
    }

    private static int thousandths(int pixels, int of) {
        return Math.clamp((long) pixels * Redaction.PAGE / of, 0, Redaction.PAGE);
    }

    /** In which a page of {@link #WIDTH} is shown. */
    private int height(RequestId request, int position, String column, int page) {
        return SafePicture.size(file(request, position, column).content(), page)
                .map(size -> Math.max(1, size.height * WIDTH / size.width))
                .orElseThrow(PageBoxController::notFound);
    }

    private CollectedFile file(RequestId request, int position, String column) {
        return collectedData.file(request, position, column).orElseThrow(PageBoxController::notFound);
    }

    private CollectedElement element(RequestId request, int position) {
        return collectedData.at(request, position).orElseThrow(PageBoxController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String path(RequestId request, int position, String column) {
        return "/tasks/picture/" + request + "/" + position + "/" + column + "/boxes";
    }
}

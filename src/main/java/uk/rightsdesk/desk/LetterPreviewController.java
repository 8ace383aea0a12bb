package uk.rightsdesk.desk;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import uk.rightsdesk.letter.IncompleteLetter;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.access.AnswerPreview;
import uk.rightsdesk.rights.access.CollectedData;

/** The finished letter's own pages as pictures: a task's frame shows no PDF. */
@Controller
class LetterPreviewController {

    /** As many pages as are drawn at once. */
    private static final int AT_ONCE = 4;

    private final Requests requests;
    private final RequestPages pages;
    private final AnswerPreview preview;
    private final CollectedData collectedData;

    LetterPreviewController(Requests requests, RequestPages pages, AnswerPreview preview, CollectedData collectedData) {
        this.requests = requests;
        this.pages = pages;
        this.preview = preview;
        this.collectedData = collectedData;
    }

    /** @param text what stands on it, told in place of the picture */
    record PageView(int number, String picture, String text) {}

    @GetMapping("/tasks/approval/{id}/preview")
    String show(@PathVariable String id, @RequestParam(defaultValue = "0") int page, Model model) {
        Request request = answered(id);
        String here = "/tasks/approval/" + request.id() + "/preview";
        List<String> texts = List.of();
        try {
            texts = preview.pages(request);
            model.addAttribute("problem", null);
        } catch (IncompleteLetter incomplete) {
            model.addAttribute("problem", incomplete.getMessage());
        }
        int first = Math.clamp((long) page * AT_ONCE, 0, Math.max(0, texts.size() - 1)) / AT_ONCE * AT_ONCE;
        List<String> all = texts;
        model.addAttribute("view", pages.view(request));
        model.addAttribute(
                "shown",
                IntStream.range(first, Math.min(all.size(), first + AT_ONCE))
                        .mapToObj(
                                number -> new PageView(number + 1, here + "/" + (number + 1) + ".png", all.get(number)))
                        .toList());
        model.addAttribute("total", texts.size());
        model.addAttribute("page", first / AT_ONCE);
        model.addAttribute("pages", Math.max(1, (texts.size() + AT_ONCE - 1) / AT_ONCE));
        model.addAttribute("here", here);
        model.addAttribute("back", "/tasks/approval/" + request.id());
        return "desk/preview";
    }

    @GetMapping("/tasks/approval/{id}/preview/{number}.png")
    ResponseEntity<byte[]> picture(@PathVariable String id, @PathVariable int number) {
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    .cacheControl(CacheControl.noStore())
                    .body(preview.picture(answered(id), number - 1));
        } catch (IndexOutOfBoundsException | IncompleteLetter none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, none);
        }
    }

    /** Only an answer made of what was found can be looked at before it is made. */
    private Request answered(String id) {
        return requests.find(RequestId.parse(id))
                .filter(request -> request.right() == Right.ACCESS
                        && collectedData.report(request.id()).isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

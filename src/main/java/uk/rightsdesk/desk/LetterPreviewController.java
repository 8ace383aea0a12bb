package uk.rightsdesk.desk;

import java.util.List;
import java.util.Locale;
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
import uk.rightsdesk.rights.LetterPreviews;

/** The finished letter's own pages as pictures: a task's frame shows no PDF. */
@Controller
class LetterPreviewController {

    /** As many pages as are drawn at once. */
    private static final int AT_ONCE = 4;

    private final Requests requests;
    private final RequestPages pages;
    private final LetterPreviews previews;

    LetterPreviewController(Requests requests, RequestPages pages, LetterPreviews previews) {
        this.requests = requests;
        this.pages = pages;
        this.previews = previews;
    }

    /** @param text what stands on it, told in place of the picture */
    record PageView(int number, String picture, String text) {}

    /** @param document from 0: the letter, then the volumes of a long copy @param from the task it was opened in */
    @GetMapping("/tasks/approval/{id}/preview")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int document,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "APPROVAL") From from,
            Model model) {
        Request request = requests.get(RequestId.parse(id));
        List<String> documents = documents(request, document);
        String here = "/tasks/approval/" + request.id() + "/preview";
        List<String> texts = List.of();
        try {
            texts = previews.pages(request, document);
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
                        .mapToObj(number -> new PageView(
                                number + 1,
                                here + "/" + (number + 1) + ".png" + (document == 0 ? "" : "?document=" + document),
                                all.get(number)))
                        .toList());
        model.addAttribute("total", texts.size());
        model.addAttribute("page", first / AT_ONCE);
        model.addAttribute("pages", Math.max(1, (texts.size() + AT_ONCE - 1) / AT_ONCE));
        model.addAttribute("documents", documents);
        model.addAttribute("document", document);
        model.addAttribute("from", from);
        model.addAttribute("here", here);
        model.addAttribute("back", from.path(request));
        return "desk/preview";
    }

    @GetMapping("/tasks/approval/{id}/preview/{number}.png")
    ResponseEntity<byte[]> picture(
            @PathVariable String id, @PathVariable int number, @RequestParam(defaultValue = "0") int document) {
        Request request = requests.get(RequestId.parse(id));
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    .cacheControl(CacheControl.noStore())
                    .body(previews.picture(request, document, number - 1));
        } catch (IndexOutOfBoundsException | IncompleteLetter none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, none);
        }
    }

    /** Where no letter follows from what is decided yet, there is nothing to look at. */
    private List<String> documents(Request request, int document) {
        List<String> documents = previews.documents(request);
        if (document < 0 || document >= documents.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return documents;
    }

    /** The task in whose frame the pages are shown. */
    enum From {
        REVIEW("Back to the review"),
        APPROVAL("Back to the approval");

        private final String words;

        From(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        private String path(Request request) {
            return "/tasks/" + name().toLowerCase(Locale.ROOT) + "/" + request.id();
        }
    }
}

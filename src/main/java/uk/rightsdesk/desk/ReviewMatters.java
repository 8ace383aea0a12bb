package uk.rightsdesk.desk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;

/** The matter of each right, for the pages of review and approval. */
@Component
class ReviewMatters {

    private final Map<Right, ReviewMatter> byRight = new EnumMap<>(Right.class);

    private final RequestPages pages;

    ReviewMatters(List<ReviewMatter> matters, RequestPages pages) {
        this.pages = pages;
        for (ReviewMatter matter : matters) {
            if (byRight.put(matter.right(), matter) != null) {
                throw new IllegalStateException("two review matters for " + matter.right());
            }
        }
    }

    void show(Model model, Request request, boolean deciding) {
        Optional<ReviewMatter> matter = of(request);
        model.addAttribute("deciding", deciding);
        model.addAttribute("matter", matter.map(ReviewMatter::template).orElse(null));
        model.addAttribute("missing", missing(request));
        model.addAttribute("messages", pages.received(request.id()));
        matter.ifPresent(shown -> shown.show(model, request.id()));
    }

    List<String> missing(Request request) {
        return of(request).map(matter -> matter.missing(request.id())).orElse(List.of());
    }

    List<String> unseen(Request request) {
        return of(request).map(matter -> matter.unseen(request.id())).orElse(List.of());
    }

    /** Nothing for a right that is worked by hand: it has no task, so nothing is asked of its pages. */
    private Optional<ReviewMatter> of(Request request) {
        return Optional.ofNullable(byRight.get(request.right()));
    }
}

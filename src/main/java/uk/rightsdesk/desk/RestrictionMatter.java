package uk.rightsdesk.desk;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.rightsdesk.letter.RestrictionGround;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.rights.restriction.Restriction;
import uk.rightsdesk.rights.restriction.Restrictions;

/** The matter of a request for restriction: whether one of the grounds of the law holds. */
@Component
class RestrictionMatter implements ReviewMatter {

    private final Restrictions restrictions;
    private final CollectedData collected;

    RestrictionMatter(Restrictions restrictions, CollectedData collected) {
        this.restrictions = restrictions;
        this.collected = collected;
    }

    /** @param since when it came into force; null before */
    record DecidedView(
            boolean granted,
            String ground,
            String reasons,
            String by,
            @Nullable String since) {

        static DecidedView of(Restriction restriction) {
            return new DecidedView(
                    restriction.granted(),
                    RestrictionController.words(restriction.ground()),
                    restriction.reasons(),
                    restriction.decidedBy(),
                    restriction.setAt() == null ? null : London.time(restriction.setAt()));
        }

        /** Without the reasons. */
        @Override
        public String toString() {
            return "DecidedView[" + granted + "]";
        }
    }

    @Override
    public Right right() {
        return Right.RESTRICTION;
    }

    @Override
    public String template() {
        return "desk/restriction";
    }

    @Override
    public void show(Model model, RequestId request) {
        model.addAttribute(
                "found",
                collected.report(request).map(report -> report.elements()).orElse(0L));
        model.addAttribute(
                "decided", restrictions.of(request).map(DecidedView::of).orElse(null));
        model.addAttribute("open", restrictions.isOpen(request));
        model.addAttribute(
                "grounds",
                Stream.of(RestrictionGround.values())
                        .map(ground -> new Choice(ground.code(), RestrictionController.words(ground), ""))
                        .toList());
        model.addAttribute("decideAt", "/tasks/review/" + request + "/restriction");
    }

    @Override
    public List<String> missing(RequestId request) {
        return restrictions.of(request).isPresent()
                ? List.of()
                : List.of("Decide whether the use of the data is restricted, on which ground and why.");
    }
}

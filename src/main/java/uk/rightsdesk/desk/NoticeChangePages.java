package uk.rightsdesk.desk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.rightsdesk.mailing.MailingId;
import uk.rightsdesk.mailing.Mailings;
import uk.rightsdesk.mailing.Unreached;
import uk.rightsdesk.notice.NoticeChange;
import uk.rightsdesk.notice.NoticeChanges;
import uk.rightsdesk.notice.NoticeDecision;

/** A change of the notice in the words of the desk's pages. */
@Component
class NoticeChangePages {

    private static final int MOST_UNREACHED = 200;

    private final NoticeChanges changes;
    private final Mailings mailings;

    NoticeChangePages(NoticeChanges changes, Mailings mailings) {
        this.changes = changes;
        this.mailings = mailings;
    }

    /** @param day the day meant for it or, once that is settled, its day */
    record ChangeView(
            String id,
            String title,
            String day,
            String state,
            String tone,
            String openedBy,
            String openedAt,
            @Nullable String material) {}

    record DraftView(int number, String author, String at) {}

    record DecisionView(String words, int draft, @Nullable String reasons, String by, String at) {}

    ChangeView view(NoticeChange change) {
        String tone = switch (change.state()) {
            case IN_FORCE -> "good";
            case GIVEN_UP -> "bad";
            default -> "warn";
        };
        return new ChangeView(
                change.id().toString(),
                change.draft().text().title(),
                London.date(change.inForceFrom() == null ? change.draft().text().inForceFrom() : change.inForceFrom()),
                change.state().words(),
                tone,
                change.openedBy(),
                London.time(change.openedAt()),
                change.material() == null ? null : change.material() ? "Material" : "Not material");
    }

    /** All that is known of a change, for its page and for the pages of its tasks. */
    void show(Model model, NoticeChange change) {
        model.addAttribute("change", view(change));
        model.addAttribute("text", change.draft().text());
        model.addAttribute("author", change.draft().author());
        model.addAttribute("comparison", changes.comparison(change));
        model.addAttribute("missing", changes.missing(change));
        model.addAttribute(
                "drafts",
                changes.drafts(change.id()).stream()
                        .map(draft -> new DraftView(draft.number(), draft.author(), London.time(draft.savedAt())))
                        .toList());
        model.addAttribute(
                "decisions",
                changes.decisions(change.id()).stream()
                        .map(NoticeChangePages::decision)
                        .toList());
        model.addAttribute(
                "progress", change.mailing() == null ? null : mailings.progress(new MailingId(change.mailing())));
        if (!model.containsAttribute("problem")) {
            model.addAttribute("problem", null);
        }
    }

    /** Who could not be reached by email: personal data, so not for everyone who sees the page. */
    List<Unreached> unreached(NoticeChange change) {
        return change.mailing() == null
                ? List.of()
                : mailings.unreached(new MailingId(change.mailing()), MOST_UNREACHED);
    }

    private static DecisionView decision(NoticeDecision decision) {
        return new DecisionView(
                decision.code().words(),
                decision.draft(),
                decision.reasons(),
                decision.staff(),
                London.time(decision.decidedAt()));
    }

    /** A decision that waits for its task to be completed. */
    static Choice.@Nullable Taken taken(Optional<NoticeDecision> pending, List<Choice> choices) {
        return pending.map(decision -> new Choice.Taken(
                        decision.code().code(),
                        Choice.label(choices, decision.code().code()),
                        decision.staff(),
                        London.time(decision.decidedAt()),
                        decision.reasons()))
                .orElse(null);
    }
}

package uk.rightsdesk.complaint;

import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.ReviewRule;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/**
 * Whoever had a hand in the request that is complained of does not look into the complaint (ICO guidance on data
 * protection complaints): its event table says who had.
 */
@Component
class Impartiality implements ReviewRule {

    private final ComplaintStore store;
    private final RequestJournal journal;

    Impartiality(ComplaintStore store, RequestJournal journal) {
        this.store = store;
        this.journal = journal;
    }

    @Override
    public boolean forbids(RequestId request, String staff) {
        return store.matter(request)
                .map(ComplaintStore.Matter::about)
                .map(about -> journal.of(about).stream()
                        .anyMatch(event -> event.actor().equals(staff)))
                .orElse(false);
    }
}

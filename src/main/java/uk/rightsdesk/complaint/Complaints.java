package uk.rightsdesk.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.intake.FurtherRequests;
import uk.rightsdesk.letter.ComplaintOutcomeContent.Verdict;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** What staff write down while they look into a complaint. It can be changed until it goes to a second person. */
@Component
@Transactional
public class Complaints {

    private static final int LONGEST = 8000;

    private final ComplaintStore store;
    private final Requests requests;
    private final RequestJournal journal;
    private final Decisions decisions;
    private final FurtherRequests further;

    Complaints(
            ComplaintStore store,
            Requests requests,
            RequestJournal journal,
            Decisions decisions,
            FurtherRequests further) {
        this.store = store;
        this.requests = requests;
        this.journal = journal;
        this.decisions = decisions;
        this.further = further;
    }

    @Transactional(readOnly = true)
    public Optional<Topic> topic(RequestId complaint) {
        return store.matter(complaint).map(ComplaintStore.Matter::topic);
    }

    /** The request whose handling is complained of. */
    @Transactional(readOnly = true)
    public Optional<Request> about(RequestId complaint) {
        return store.matter(complaint).map(ComplaintStore.Matter::about).map(requests::get);
    }

    @Transactional(readOnly = true)
    public List<Issue> issues(RequestId complaint) {
        return store.issues(complaint);
    }

    @Transactional(readOnly = true)
    public List<ComplaintCount> counts() {
        return store.counts();
    }

    /** What must be there before a second person is asked, in sentences for staff; empty where nothing is missing. */
    @Transactional(readOnly = true)
    public List<String> missing(RequestId complaint) {
        List<String> missing = new ArrayList<>();
        if (topic(complaint).isEmpty()) {
            missing.add("Say what the complaint is about.");
        }
        if (store.issues(complaint).isEmpty()) {
            missing.add("Write down each issue, what you found and what changed.");
        }
        return missing;
    }

    /**
     * Says what the complaint is about.
     *
     * @param reference of the request whose handling is complained of; blank where it is about none
     * @throws ComplaintRefused when there is no such request, or the complaint is with a second person
     */
    public void classify(RequestId complaint, Topic topic, String reference) {
        Request own = open(complaint);
        @Nullable
        Request about = reference.isBlank()
                ? null
                : requests.byReference(reference.strip())
                        .filter(other -> !other.id().equals(own.id()))
                        .orElseThrow(
                                () -> new ComplaintRefused("There is no other request " + reference.strip() + "."));
        put(complaint, topic, about);
    }

    /** Names the request complained of before a person has looked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void isAbout(RequestId complaint, Request about) {
        put(complaint, null, about);
    }

    private void put(RequestId complaint, @Nullable Topic topic, @Nullable Request about) {
        store.put(complaint, new ComplaintStore.Matter(topic, about == null ? null : about.id()));
        if (about != null && isNew(about, complaint)) {
            journal.record(about.id(), EventType.COMPLAINT_RECEIVED, Map.of("complaint", complaint.toString()));
        }
    }

    private boolean isNew(Request about, RequestId complaint) {
        return journal.of(about.id()).stream()
                .filter(event -> event.type() == EventType.COMPLAINT_RECEIVED)
                .noneMatch(event -> complaint.toString().equals(event.details().get("complaint")));
    }

    /**
     * Writes down an issue.
     *
     * @param staff user name of the signed-in person
     * @throws ComplaintRefused when a text is missing or too long, or the complaint is with a second person
     */
    public void add(RequestId complaint, String what, String finding, String change, Verdict verdict, String staff) {
        open(complaint);
        for (String text : List.of(what, finding, change)) {
            if (text.isBlank() || text.length() > LONGEST) {
                throw new ComplaintRefused(
                        "Write down the issue, what you found and what changed, each in up to 8,000 characters.");
            }
        }
        store.add(complaint, what.strip(), finding.strip(), change.strip(), verdict, staff);
    }

    /** @throws ComplaintRefused when the complaint is with a second person */
    public void remove(RequestId complaint, int position) {
        open(complaint);
        store.remove(complaint, position);
    }

    /**
     * Opens a request for each right that the complaint exercises as well; they stay its siblings, and their period
     * counts from its receipt. Those that are open already change nothing.
     */
    public void openRequests(RequestId complaint, Set<Right> rights) {
        further.open(open(complaint), rights);
    }

    private Request open(RequestId complaint) {
        Request request = requests.get(complaint);
        if (request.right() != Right.COMPLAINT) {
            throw new ComplaintRefused("This request is no complaint.");
        }
        boolean withSecondPerson = decisions.of(complaint).stream()
                .filter(decision -> decision.confirmedAt().isPresent())
                .reduce((_, last) -> last)
                .map(Decision::kind)
                .filter(DecisionKind.REVIEW::equals)
                .isPresent();
        if (request.outcome().isPresent() || withSecondPerson) {
            throw new ComplaintRefused("It is with a second person, or closed: nothing can be changed now.");
        }
        return request;
    }
}

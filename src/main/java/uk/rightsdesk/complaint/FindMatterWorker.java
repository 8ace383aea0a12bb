package uk.rightsdesk.complaint;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.intake.Correspondence;
import uk.rightsdesk.intake.Correspondences;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/**
 * Finds the request that is complained of, where the complaint names one of the same person: so the rule about who may
 * look into it holds from the start. Staff can say otherwise.
 */
@Component
class FindMatterWorker implements Worker<FindMatterWorker.Input, Nothing> {

    private static final Pattern REFERENCE = Pattern.compile("\\bR-\\d{4}-\\d{6,}\\b");

    private final Requests requests;
    private final Correspondences correspondences;
    private final Complaints complaints;
    private final ComplaintStore store;

    FindMatterWorker(Requests requests, Correspondences correspondences, Complaints complaints, ComplaintStore store) {
        this.requests = requests;
        this.correspondences = correspondences;
        this.complaints = complaints;
        this.store = store;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "find-matter";
    }

    @Override
    public Nothing work(Input input) {
        Request complaint = requests.get(input.requestId());
        if (store.matter(complaint.id()).isEmpty()) {
            named(complaint).ifPresent(about -> complaints.isAbout(complaint.id(), about));
        }
        return new Nothing();
    }

    private Optional<Request> named(Request complaint) {
        return correspondences.of(complaint.id()).stream()
                .flatMap(FindMatterWorker::references)
                .flatMap(reference -> requests.byReference(reference).stream())
                .filter(other -> !other.id().equals(complaint.id()))
                .filter(other -> other.requesterAddress().equalsIgnoreCase(complaint.requesterAddress()))
                .findFirst();
    }

    private static Stream<String> references(Correspondence message) {
        return REFERENCE
                .matcher(message.subject() + "\n" + message.text())
                .results()
                .map(MatchResult::group);
    }
}

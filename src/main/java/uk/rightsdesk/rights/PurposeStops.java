package uk.rightsdesk.rights;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.ChangeExecution;
import uk.rightsdesk.datamap.ChangePlanner;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestJournal;

/** Ends the use of a person's data for a purpose in the systems of record (UK GDPR Articles 7(3) and 21). */
@Component
public class PurposeStops {

    private final ChangePlanner planner;
    private final ChangeExecution execution;
    private final RequestJournal journal;

    PurposeStops(ChangePlanner planner, ChangeExecution execution, RequestJournal journal) {
        this.planner = planner;
        this.execution = execution;
        this.journal = journal;
    }

    /**
     * Once for a request and a purpose, however often it is called.
     *
     * @param right what the request exercises, as a code: tells its plans from those of others
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails
     * @throws IllegalStateException when no role that may change data is configured for a system
     * @throws IllegalArgumentException when the data map says of no system how the purpose ends
     */
    public void stop(Request request, String right, List<SubjectMatch> people, String purpose) {
        String key = right + ":" + request.id() + ":" + purpose;
        execution.execute(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)), planner.stoppedPurpose(people, purpose));
        note(request, purpose, "by-systems");
    }

    /** Whether the data map says of a system how the purpose ends; if not, somebody must end it. */
    public boolean isBySystems(String purpose) {
        return planner.canStop(purpose);
    }

    /** Notes that somebody ended it. */
    public void endedByHand(Request request, String purpose) {
        note(request, purpose, "by-hand");
    }

    private void note(Request request, String purpose, String how) {
        journal.record(request.id(), EventType.PURPOSE_STOPPED, Map.of("purpose", purpose, "stopped", how));
    }
}

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
     * Once for a request and a purpose, however often it is called. Where no system says how the purpose ends, it is
     * noted as ended by hand.
     *
     * @param right what the request exercises, as a code: tells its plans from those of others
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails
     * @throws IllegalStateException when no role that may change data is configured for a system
     */
    public void stop(Request request, String right, List<SubjectMatch> people, String purpose) {
        boolean bySystems = planner.canStop(purpose);
        if (bySystems) {
            String key = right + ":" + request.id() + ":" + purpose;
            execution.execute(
                    UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                    planner.stoppedPurpose(people, purpose));
        }
        journal.record(
                request.id(),
                EventType.PURPOSE_STOPPED,
                Map.of("purpose", purpose, "stopped", bySystems ? "by-systems" : "by-hand"));
    }
}

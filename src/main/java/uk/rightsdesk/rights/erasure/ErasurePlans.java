package uk.rightsdesk.rights.erasure;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.ChangePlan;
import uk.rightsdesk.datamap.ChangePlanner;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.KeptRow;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestJournal;

/** Makes the plan of an erasure: by the data map, but for the rows that officers keep. Nothing is changed by it. */
@Component
class ErasurePlans {

    private final SubjectSearch subjects;
    private final ChangePlanner planner;
    private final KeptRowStore exceptions;
    private final Recipients recipients;
    private final ErasureStore store;
    private final RequestJournal journal;

    ErasurePlans(
            SubjectSearch subjects,
            ChangePlanner planner,
            KeptRowStore exceptions,
            Recipients recipients,
            ErasureStore store,
            RequestJournal journal) {
        this.subjects = subjects;
        this.planner = planner;
        this.exceptions = exceptions;
        this.recipients = recipients;
        this.store = store;
        this.journal = journal;
    }

    /**
     * The people whose data are to be erased: two accounts of one address are two.
     *
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails
     */
    List<SubjectMatch> people(Request request) {
        return subjects.find(Identifier.email(request.subjectAddress()));
    }

    /**
     * Makes the plan anew; the newest one is what is agreed to.
     *
     * @throws uk.rightsdesk.datamap.SystemOfRecordUnavailable when a system fails
     * @throws IllegalArgumentException when the map lets a row not be kept alone
     */
    ChangePlan make(Request request) {
        List<SubjectMatch> people = people(request);
        List<KeptRow> kept =
                exceptions.of(request.id()).stream().map(KeptByOfficer::row).toList();
        ChangePlan plan = planner.erasure(people, kept);
        // the rows that say who received what may go with the rest (UK GDPR Article 19)
        recipients.note(request, people);
        store.plan(request.id(), plan);
        journal.record(
                request.id(),
                EventType.ERASURE_PLANNED,
                Map.of(
                        "delete", Long.toString(plan.rowsDeleted()),
                        "change", Long.toString(plan.rowsChanged()),
                        "keep", Long.toString(plan.rowsKept())));
        return plan;
    }
}

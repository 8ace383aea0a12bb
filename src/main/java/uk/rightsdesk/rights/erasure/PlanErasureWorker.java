package uk.rightsdesk.rights.erasure;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.ChangePlan;
import uk.rightsdesk.datamap.ChangePlanner;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.recipient.Recipients;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.WithSystems;

/** Plans the erasure by the data map, which says of each column what is kept and why; nothing is changed by it. */
@Component
class PlanErasureWorker implements Worker<PlanErasureWorker.Input, Nothing> {

    private final Requests requests;
    private final SubjectSearch subjects;
    private final ChangePlanner planner;
    private final Recipients recipients;
    private final ErasureStore store;
    private final RequestJournal journal;

    PlanErasureWorker(
            Requests requests,
            SubjectSearch subjects,
            ChangePlanner planner,
            Recipients recipients,
            ErasureStore store,
            RequestJournal journal) {
        this.requests = requests;
        this.subjects = subjects;
        this.planner = planner;
        this.recipients = recipients;
        this.store = store;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "plan-erasure";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        List<SubjectMatch> people = WithSystems.work(() -> subjects.find(Identifier.email(request.subjectAddress())));
        ChangePlan plan = WithSystems.work(() -> planner.erasure(people, List.of()));
        // the rows that say who received what may go with the rest (UK GDPR Article 19)
        WithSystems.work(() -> recipients.note(request, people));
        store.plan(request.id(), plan);
        journal.record(
                request.id(),
                EventType.ERASURE_PLANNED,
                Map.of(
                        "delete", Long.toString(plan.rowsDeleted()),
                        "change", Long.toString(plan.rowsChanged()),
                        "keep", Long.toString(plan.rowsKept())));
        return new Nothing();
    }
}

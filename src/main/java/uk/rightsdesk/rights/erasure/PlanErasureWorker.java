package uk.rightsdesk.rights.erasure;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.ChangePlan;
import uk.rightsdesk.datamap.ChangePlanner;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.datamap.SystemOfRecordUnavailable;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Unavailable;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Plans the erasure by the data map, which says of each column what is kept and why; nothing is changed by it. */
@Component
class PlanErasureWorker implements Worker<PlanErasureWorker.Input, Nothing> {

    private final Requests requests;
    private final SubjectSearch subjects;
    private final ChangePlanner planner;
    private final ErasureStore store;
    private final RequestJournal journal;

    PlanErasureWorker(
            Requests requests,
            SubjectSearch subjects,
            ChangePlanner planner,
            ErasureStore store,
            RequestJournal journal) {
        this.requests = requests;
        this.subjects = subjects;
        this.planner = planner;
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
        ChangePlan plan = plan(request);
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

    private ChangePlan plan(Request request) {
        try {
            return planner.erasure(subjects.find(Identifier.email(request.subjectAddress())), List.of());
        } catch (SystemOfRecordUnavailable down) {
            throw down.isPassing() ? new Unavailable(down) : down;
        }
    }
}

package uk.rightsdesk.rights.access;

import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.CollectionReport;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.WithSystems;

/** Collects the personal data by the data map. A system that is down delays the answer; it never shortens it. */
@Component
class CollectPersonalDataWorker implements Worker<CollectPersonalDataWorker.Input, CollectPersonalDataWorker.Output> {

    private final Requests requests;
    private final CollectedData collectedData;
    private final RequestJournal journal;

    CollectPersonalDataWorker(Requests requests, CollectedData collectedData, RequestJournal journal) {
        this.requests = requests;
        this.collectedData = collectedData;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    record Output(long elementCount, int systemCount) {}

    @Override
    public String jobType() {
        return "collect-personal-data";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        CollectionReport report = WithSystems.work(() -> collectedData.collect(request));
        int systems = report.systems().size();
        journal.record(
                request.id(),
                EventType.DATA_COLLECTED,
                Map.of("elements", Long.toString(report.elements()), "systems", Integer.toString(systems)));
        return new Output(report.elements(), systems);
    }
}

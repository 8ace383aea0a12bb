package uk.rightsdesk.rights.portability;

import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.CollectionReport;
import uk.rightsdesk.datamap.PortableData;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.WithSystems;
import uk.rightsdesk.rights.access.CollectedData;

/**
 * Selects what the right covers, by the data map; of what may name others staff decide afterwards, record by record.
 */
@Component
class SelectPortableDataWorker implements Worker<SelectPortableDataWorker.Input, SelectPortableDataWorker.Output> {

    private final Requests requests;
    private final CollectedData collectedData;
    private final PortableData portable;
    private final RequestJournal journal;

    SelectPortableDataWorker(
            Requests requests, CollectedData collectedData, PortableData portable, RequestJournal journal) {
        this.requests = requests;
        this.collectedData = collectedData;
        this.portable = portable;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    record Output(long elementCount, int systemCount) {}

    @Override
    public String jobType() {
        return "select-portable-data";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        CollectionReport report =
                WithSystems.work(() -> collectedData.collect(request, element -> portable.select(element, true)));
        int systems = report.systems().size();
        long elements = collectedData.all(request.id()).size();
        journal.record(
                request.id(),
                EventType.DATA_COLLECTED,
                Map.of("elements", Long.toString(elements), "systems", Integer.toString(systems)));
        return new Output(elements, systems);
    }
}

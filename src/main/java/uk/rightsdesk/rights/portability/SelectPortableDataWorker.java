package uk.rightsdesk.rights.portability;

import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.CollectionReport;
import uk.rightsdesk.datamap.PortableData;
import uk.rightsdesk.datamap.SystemOfRecordUnavailable;
import uk.rightsdesk.engine.Unavailable;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
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
        int systems = select(request).systems().size();
        long elements = collectedData.all(request.id()).size();
        journal.record(
                request.id(),
                EventType.DATA_COLLECTED,
                Map.of("elements", Long.toString(elements), "systems", Integer.toString(systems)));
        return new Output(elements, systems);
    }

    private CollectionReport select(Request request) {
        try {
            return collectedData.collect(request, element -> portable.select(element, true));
        } catch (SystemOfRecordUnavailable down) {
            throw down.isPassing() ? new Unavailable(down) : down;
        }
    }
}

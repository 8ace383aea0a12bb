package uk.rightsdesk.rights.marketing;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.ChangeExecution;
import uk.rightsdesk.datamap.DataMap;
import uk.rightsdesk.datamap.Purpose;
import uk.rightsdesk.datamap.SubjectMatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.PurposeStops;
import uk.rightsdesk.rights.WithSystems;
import uk.rightsdesk.rights.access.CollectedData;

/**
 * Sets the person's choice in the systems of record too, so that they show no other. What keeps marketing from being
 * sent is the suppression list: it holds already when this is tried, and where no system may be changed.
 */
@Component
class RecordMarketingChoiceWorker implements Worker<RecordMarketingChoiceWorker.Input, Nothing> {

    private final Requests requests;
    private final DataMap map;
    private final CollectedData collected;
    private final ChangeExecution execution;
    private final PurposeStops stops;

    RecordMarketingChoiceWorker(
            Requests requests, DataMap map, CollectedData collected, ChangeExecution execution, PurposeStops stops) {
        this.requests = requests;
        this.map = map;
        this.collected = collected;
        this.execution = execution;
        this.stops = stops;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "record-marketing-choice";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        return WithSystems.work(() -> {
            List<SubjectMatch> changeable = collected.people(request).stream()
                    .filter(match -> execution.mayChange(match.system()))
                    .toList();
            if (!changeable.isEmpty()) {
                map.purposes().stream()
                        .filter(Purpose::directMarketing)
                        .forEach(purpose -> stops.stop(request, request.right().code(), changeable, purpose.id()));
            }
            return new Nothing();
        });
    }
}

package uk.rightsdesk.rights.marketing;

import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Puts who objects on the suppression list, whoever they turn out to be (UK GDPR Article 21(3)). */
@Component
class StopMarketingWorker implements Worker<StopMarketingWorker.Input, Nothing> {

    private final Requests requests;
    private final Suppressions suppressions;
    private final RequestJournal journal;

    StopMarketingWorker(Requests requests, Suppressions suppressions, RequestJournal journal) {
        this.requests = requests;
        this.suppressions = suppressions;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "stop-marketing";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        long stopped = suppressions.suppress(request);
        journal.record(request.id(), EventType.MARKETING_STOPPED, Map.of("contacts", Long.toString(stopped)));
        return new Nothing();
    }
}

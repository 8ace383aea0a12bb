package uk.rightsdesk.request;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;

/** Closes the request at the end of its process. */
@Component
class CloseRequestWorker implements Worker<CloseRequestWorker.Input, Nothing> {

    private final Requests requests;

    CloseRequestWorker(Requests requests) {
        this.requests = requests;
    }

    record Input(RequestId requestId, Outcome closeAs) {}

    @Override
    public String jobType() {
        return "close-request";
    }

    @Override
    public Nothing work(Input input) {
        requests.close(input.requestId(), input.closeAs());
        return new Nothing();
    }
}

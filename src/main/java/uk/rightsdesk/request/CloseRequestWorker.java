package uk.rightsdesk.request;

import org.jspecify.annotations.Nullable;
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

    record Input(RequestId requestId, @Nullable String identityOutcome) {}

    @Override
    public String jobType() {
        return "close-request";
    }

    @Override
    public Nothing work(Input input) {
        boolean unverified = "not-verified".equals(input.identityOutcome());
        requests.close(input.requestId(), unverified ? Outcome.IDENTITY_NOT_VERIFIED : Outcome.ANSWERED);
        return new Nothing();
    }
}

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

    /** Models of the first release say only how identity was settled; requests in flight still close by it. */
    record Input(
            RequestId requestId,
            @Nullable Outcome closeAs,
            @Nullable String identityOutcome) {

        Outcome outcome() {
            if (closeAs != null) {
                return closeAs;
            }
            return "not-verified".equals(identityOutcome) ? Outcome.IDENTITY_NOT_VERIFIED : Outcome.ANSWERED;
        }
    }

    @Override
    public String jobType() {
        return "close-request";
    }

    @Override
    public Nothing work(Input input) {
        requests.close(input.requestId(), input.outcome());
        return new Nothing();
    }
}

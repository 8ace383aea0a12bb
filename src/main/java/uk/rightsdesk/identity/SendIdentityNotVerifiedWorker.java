package uk.rightsdesk.identity;

import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.IdentityNotVerifiedContent;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/** Tells the requester that we cannot act, why, and every way to go on from there (UK GDPR Article 12(4)). */
@Component
class SendIdentityNotVerifiedWorker implements Worker<SendIdentityNotVerifiedWorker.Input, Nothing> {

    private final Requests requests;
    private final LetterDispatch letters;

    SendIdentityNotVerifiedWorker(Requests requests, LetterDispatch letters) {
        this.requests = requests;
        this.letters = letters;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "send-identity-not-verified";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        letters.dispatch(
                request,
                "identity-not-verified",
                "close",
                (head, _) ->
                        new IdentityNotVerifiedContent(head, request.right().asked()));
        return new Nothing();
    }
}

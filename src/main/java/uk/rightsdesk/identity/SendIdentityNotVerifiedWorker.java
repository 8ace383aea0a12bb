package uk.rightsdesk.identity;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.Answer;
import uk.rightsdesk.letter.IdentityNotVerifiedContent;
import uk.rightsdesk.letter.Reason;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/** Tells the requester that we cannot act, why, and every way to go on from there (UK GDPR Article 12(4)). */
@Component
class SendIdentityNotVerifiedWorker implements Worker<SendIdentityNotVerifiedWorker.Input, Nothing> {

    private static final Reason CANNOT_TELL = new Reason(
            "We may give personal data only to the person it is about, and we could not tell that this is you.",
            "UK GDPR Articles 11(2) and 12(6)");

    private static final Answer<String> NOTHING_PROVIDED =
            Answer.none("We provide none of the data, because all of it is about the person whose account it is.");

    private static final String ASKING_AGAIN =
            "You can ask again at any time. Write to us from the email address that you use with us, or send us"
                    + " something that shows who you are.";

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
                (head, _) -> new IdentityNotVerifiedContent(
                        head,
                        request.right().asked(),
                        List.of("Your whole request for " + request.right().asked()),
                        List.of(CANNOT_TELL),
                        NOTHING_PROVIDED,
                        ASKING_AGAIN));
        return new Nothing();
    }
}

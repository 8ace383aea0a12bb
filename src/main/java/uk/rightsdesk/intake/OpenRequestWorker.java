package uk.rightsdesk.intake;

import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** Opens the access request of an email; what triage accepts counts from the email's receipt too. */
@Component
class OpenRequestWorker implements Worker<OpenRequestWorker.Input, Nothing> {

    private final CorrespondenceStore store;
    private final Requests requests;
    private final ProcessMessages messages;

    OpenRequestWorker(CorrespondenceStore store, Requests requests, ProcessMessages messages) {
        this.store = store;
        this.requests = requests;
        this.messages = messages;
    }

    record Input(CorrespondenceId correspondenceId) {}

    /** Variables of {@code Msg_AccessRequestReceived}. */
    record AccessRequestReceived(RequestId requestId) {}

    @Override
    public String jobType() {
        return "open-request";
    }

    @Override
    public Nothing work(Input input) {
        Correspondence message = store.get(input.correspondenceId());
        String address = message.fromAddress();
        if (address == null) {
            throw new IllegalStateException("message " + message.id() + " names no one to answer to");
        }
        Request request = requests.open(new OpenRequest(
                message.id().value(),
                Right.ACCESS,
                message.receivedAt(),
                message.fromName(),
                address,
                message.authenticated()));
        store.belongsTo(message.id(), request.id(), CorrespondenceState.OPENED);
        messages.publish(
                "Msg_AccessRequestReceived",
                request.id().toString(),
                "access-request-received:" + request.id(),
                new AccessRequestReceived(request.id()));
        return new Nothing();
    }
}

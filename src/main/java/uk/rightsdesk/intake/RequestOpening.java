package uk.rightsdesk.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/**
 * Opens a request for each right that a message exercises; siblings share the message. What has a process is told to
 * it; the rest is worked by hand, with the same clock.
 */
@Component
class RequestOpening {

    /** The message that starts the process of each right. */
    private static final Map<Right, String> PROCESSES = Map.of(
            Right.ACCESS, "Msg_AccessRequestReceived",
            Right.CONSENT_WITHDRAWAL, "Msg_ConsentWithdrawalReceived",
            Right.RECTIFICATION, "Msg_RectificationRequestReceived",
            Right.RESTRICTION, "Msg_RestrictionRequestReceived",
            Right.OBJECTION, "Msg_ObjectionRequestReceived",
            Right.ERASURE, "Msg_ErasureRequestReceived",
            Right.MARKETING_OBJECTION, "Msg_MarketingObjectionReceived",
            Right.COMPLAINT, "Msg_ComplaintReceived",
            Right.PORTABILITY, "Msg_PortabilityRequestReceived",
            Right.INFORMATION, "Msg_InformationRequestReceived");

    private final CorrespondenceStore store;
    private final Requests requests;
    private final ProcessMessages messages;
    private final ByHandRequests byHand;

    RequestOpening(CorrespondenceStore store, Requests requests, ProcessMessages messages, ByHandRequests byHand) {
        this.store = store;
        this.requests = requests;
        this.messages = messages;
        this.byHand = byHand;
    }

    /** Variables of the message that starts the process. */
    record RequestReceived(RequestId requestId) {}

    /**
     * Opens them in the caller's transaction; doing so again changes nothing.
     *
     * @param rights at least one
     * @throws IllegalStateException when the message says of nobody how to answer them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void open(Correspondence message, Set<Right> rights) {
        List<Request> opened = openAll(message, rights);
        Request filedUnder = opened.stream()
                .filter(request -> request.right() == Right.ACCESS)
                .findFirst()
                .orElse(opened.getFirst());
        store.belongsTo(message.id(), filedUnder.id(), CorrespondenceState.OPENED);
        opened.forEach(request -> start(request, message.fromAddress() != null));
    }

    /** Opens more from a message that stays filed where it is; doing so again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    void openBeside(Correspondence message, Set<Right> rights) {
        if (!rights.isEmpty()) {
            openAll(message, rights).forEach(request -> start(request, message.fromAddress() != null));
        }
    }

    /** Starts the process of a request anew that a message opened again; doing so again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    void startAgain(Request request, CorrespondenceId message) {
        publishStart(request, ":opened-again:" + message);
    }

    private List<Request> openAll(Correspondence message, Set<Right> rights) {
        String reach = message.fromAddress() != null ? message.fromAddress() : message.contact();
        if (reach == null || rights.isEmpty()) {
            throw new IllegalStateException("message " + message.id() + " names no one to answer to, or no right");
        }
        return EnumSet.copyOf(rights).stream()
                .map(right -> requests.open(new OpenRequest(
                        message.id().value(),
                        right,
                        message.receivedAt(),
                        message.fromName(),
                        reach,
                        message.authenticated(),
                        message.channel())))
                .toList();
    }

    private void start(Request request, boolean byEmail) {
        if (!byEmail) {
            byHand.handOver(request, ByHandRequests.Reason.NO_EMAIL);
        } else {
            publishStart(request, "");
        }
    }

    private void publishStart(Request request, String occasion) {
        messages.publish(
                Objects.requireNonNull(PROCESSES.get(request.right()), "a right without a process"),
                request.id().toString(),
                request.right().code() + "-request-received:" + request.id() + occasion,
                new RequestReceived(request.id()));
    }
}

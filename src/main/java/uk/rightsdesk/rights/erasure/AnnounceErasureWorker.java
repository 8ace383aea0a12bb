package uk.rightsdesk.rights.erasure;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.delivery.Conversations;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/** Begins the undo window: tells the person when their data will be erased, and that they can still say no. */
@Component
class AnnounceErasureWorker implements Worker<AnnounceErasureWorker.Input, AnnounceErasureWorker.Output> {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK);

    private final Requests requests;
    private final Decisions decisions;
    private final ErasureStore store;
    private final OutgoingMail mail;
    private final Conversations conversations;
    private final ErasureProperties properties;
    private final Clock clock;

    AnnounceErasureWorker(
            Requests requests,
            Decisions decisions,
            ErasureStore store,
            OutgoingMail mail,
            Conversations conversations,
            ErasureProperties properties,
            Clock clock) {
        this.requests = requests;
        this.decisions = decisions;
        this.store = store;
        this.mail = mail;
        this.conversations = conversations;
        this.properties = properties;
        this.clock = clock;
    }

    record Input(RequestId requestId) {}

    record Output(Instant waitUntil) {}

    @Override
    public String jobType() {
        return "announce-erasure";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        decisions.agreed(request.id(), "ready");
        PlannedErasure planned = store.newest(request.id()).orElseThrow();
        boolean nothing = planned.plan().nothingHeld();
        Instant until = nothing ? clock.instant() : clock.instant().plus(properties.undoWindow());
        store.undoUntil(planned.id(), until);
        if (!nothing) {
            mail.queue(new OutgoingMessage(
                    request.id(),
                    "erasure-announcement",
                    "erasure-announcement:" + planned.id(),
                    request.requesterAddress(),
                    "We are about to erase your data [" + request.reference() + "]",
                    text(request, until.atZone(StatutoryClock.LONDON)),
                    List.of(),
                    conversations.threadOf(request.id()),
                    false));
        }
        return new Output(until);
    }

    private static String text(Request request, ZonedDateTime until) {
        return """
                Dear %s,

                You asked us to erase your personal data (request %s).
                We will do so after %s.

                This cannot be undone. If you have changed your mind, reply to this email
                before then. If you have not, there is nothing to do: we write to you once
                it is done, and tell you what we erased and what we have to keep.

                Yours sincerely,

                The data rights desk
                """.formatted(request.requesterName().orElse("Sir or Madam"), request.reference(), MOMENT.format(until));
    }
}

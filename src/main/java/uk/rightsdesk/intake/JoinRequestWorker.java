package uk.rightsdesk.intake;

import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.RequestLedger;
import uk.rightsdesk.request.Requests;

/**
 * Joins a message to its request: the one that staff named, or the one it is proved to belong to. The request hears of
 * it as of the day the message was received; one that was closed for want of a reply opens again.
 */
@Component
class JoinRequestWorker implements Worker<JoinRequestWorker.Input, Nothing> {

    private final CorrespondenceStore store;
    private final TriageDecisions decisions;
    private final Requests requests;
    private final RequestOpening opening;
    private final RequestJournal journal;
    private final RequestLedger ledger;
    private final ProcessMessages messages;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<RepliesOfOthers> others;

    JoinRequestWorker(
            CorrespondenceStore store,
            TriageDecisions decisions,
            Requests requests,
            RequestOpening opening,
            RequestJournal journal,
            RequestLedger ledger,
            ProcessMessages messages,
            ApplicationEventPublisher events,
            ObjectProvider<RepliesOfOthers> others) {
        this.store = store;
        this.decisions = decisions;
        this.requests = requests;
        this.opening = opening;
        this.journal = journal;
        this.ledger = ledger;
        this.messages = messages;
        this.events = events;
        this.others = others;
    }

    record Input(CorrespondenceId correspondenceId) {}

    @Override
    public String jobType() {
        return "join-request";
    }

    @Override
    public Nothing work(Input input) {
        Correspondence message = store.get(input.correspondenceId());
        if (message.state() == CorrespondenceState.JOINED) {
            return new Nothing();
        }
        Optional<TriageDecision> triage = decisions.confirmed(message.id());
        RequestId request =
                triage.map(TriageDecision::joins).orElse(message.threaded() ? message.suggestedRequest() : null);
        if (request == null) {
            throw new IllegalStateException("message " + message.id() + " belongs to no request");
        }
        String actor = triage.map(TriageDecision::staff).orElse(RequestJournal.SYSTEM);
        store.belongsTo(message.id(), request, CorrespondenceState.JOINED);
        if (others.stream().anyMatch(other -> other.take(message, request))) {
            return new Nothing();
        }
        journal.record(request, EventType.REPLY_RECEIVED, message.receivedAt(), actor, details(message));
        events.publishEvent(new ReplyJoined(message.id(), request));
        if (requests.get(request).isOpenedAgainByReply()) {
            openAgain(request, message, actor);
        } else {
            tellWhoWaits(request, message);
        }
        return new Nothing();
    }

    /** The process begins anew; nothing of it waits for this reply, which staff will have before them. */
    private void openAgain(RequestId request, Correspondence message, String actor) {
        requests.openAgain(request, message.receivedAt(), actor, details(message));
        if (answersOurQuestion(request, message)) {
            recordAnswer(request, message);
        }
        opening.startAgain(requests.get(request), message.id());
    }

    private void tellWhoWaits(RequestId request, Correspondence message) {
        // a reply that nothing waits for would be taken for the evidence when that is asked for later
        // one letter asks for the evidence of all that the same message opened
        requests.openedBy(requests.get(request).correspondenceId()).stream()
                .map(Request::id)
                .filter(journal::isEvidenceAwaited)
                .forEach(waiting -> messages.publish(
                        "Msg_EvidenceReceived",
                        waiting.toString(),
                        "evidence-received:" + message.id() + ":" + waiting,
                        new Nothing()));
        if (answersOurQuestion(request, message)) {
            recordAnswer(request, message);
            messages.publish(
                    "Msg_ClarificationReceived",
                    request.toString(),
                    "clarification-received:" + message.id(),
                    new Nothing());
        }
    }

    private void recordAnswer(RequestId request, Correspondence message) {
        ledger.record(
                request,
                EventType.CLARIFICATION_RECEIVED,
                message.receivedAt(),
                RequestJournal.SYSTEM,
                details(message),
                message.id().toString());
    }

    private static Map<String, String> details(Correspondence message) {
        return Map.of("correspondence", message.id().toString());
    }

    /** A message that was on its way already when we asked answers nothing, and the ledger runs forward in time. */
    private boolean answersOurQuestion(RequestId request, Correspondence message) {
        return journal.isOutstanding(request, EventType.CLARIFICATION_ASKED, EventType.CLARIFICATION_RECEIVED)
                && journal.latest(request, EventType.CLARIFICATION_ASKED)
                        .filter(asked -> !message.receivedAt().isBefore(asked.occurredAt()))
                        .isPresent();
    }
}

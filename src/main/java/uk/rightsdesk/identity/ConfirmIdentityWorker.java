package uk.rightsdesk.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.Confirmation;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Confirms the decision on identity against the form, or against what was decided with a sibling. */
@Component
class ConfirmIdentityWorker implements Worker<ConfirmIdentityWorker.Input, ConfirmIdentityWorker.Output> {

    private final Decisions decisions;
    private final IdentityDecisions identities;
    private final SharedIdentity shared;
    private final Requests requests;
    private final RequestJournal journal;
    private final ProcessMessages messages;

    ConfirmIdentityWorker(
            Decisions decisions,
            IdentityDecisions identities,
            SharedIdentity shared,
            Requests requests,
            RequestJournal journal,
            ProcessMessages messages) {
        this.decisions = decisions;
        this.identities = identities;
        this.shared = shared;
        this.requests = requests;
        this.journal = journal;
        this.messages = messages;
    }

    record Input(RequestId requestId, @Nullable String identityDecision) {}

    record Output(TaskProblem taskProblem, @Nullable IdentityOutcome identityOutcome) {}

    @Override
    public String jobType() {
        return "confirm-identity";
    }

    @Override
    public Output work(Input input) {
        shared.hold(input.requestId());
        Confirmation confirmation =
                decisions.confirm(input.requestId(), DecisionKind.IDENTITY, input.identityDecision());
        return switch (confirmation) {
            case Confirmation.Refused(var problem) -> new Output(problem, null);
            case Confirmation.Confirmed(var decision) -> {
                IdentityOutcome outcome = outcome(decision.code());
                if (outcome == IdentityOutcome.VERIFIED) {
                    startTheMonth(input.requestId(), decision, EventType.IDENTITY_ASKED, EventType.IDENTITY_RECEIVED);
                    startTheMonth(input.requestId(), decision, EventType.AUTHORITY_ASKED, EventType.AUTHORITY_RECEIVED);
                }
                identities.confirm(input.requestId(), decision.code());
                shared.share(input.requestId());
                yield new Output(TaskProblem.NONE, outcome);
            }
        };
    }

    /**
     * Where evidence of identity or of authority was asked for, the month runs from the day it arrived (UK GDPR Article
     * 12A): the day of the message that settled the doubt, or of the decision where staff settled it by other means.
     * Such a message may have come to a sibling: one letter asked for all.
     */
    private void startTheMonth(RequestId request, Decision decision, EventType asking, EventType receiving) {
        if (!journal.isOutstanding(request, asking, receiving)) {
            return;
        }
        Instant asked = Instant.MAX;
        Instant arrived = decision.decidedAt();
        for (RequestEvent event : journal.of(request)) {
            if (event.type() == asking && asked.equals(Instant.MAX)) {
                asked = event.occurredAt();
            }
        }
        for (Instant reply : repliesToAny(request)) {
            if (!reply.isBefore(asked)) {
                arrived = reply;
            }
        }
        journal.record(request, receiving, arrived, decision.decidedBy(), Map.of());
        messages.publish(
                "Msg_LedgerMoved",
                request.toString(),
                "ledger-moved:" + request + ":" + receiving.code(),
                new Nothing());
    }

    /** The earliest first. */
    private List<Instant> repliesToAny(RequestId request) {
        return requests.openedBy(requests.get(request).correspondenceId()).stream()
                .flatMap(one -> journal.of(one.id()).stream())
                .filter(event -> event.type() == EventType.REPLY_RECEIVED)
                .map(RequestEvent::occurredAt)
                .sorted()
                .toList();
    }

    private static @Nullable IdentityOutcome outcome(String decision) {
        return switch (decision) {
            case "verified" -> IdentityOutcome.VERIFIED;
            case "not-verified" -> IdentityOutcome.NOT_VERIFIED;
            default -> null; // evidence is asked for: nothing is settled yet
        };
    }
}

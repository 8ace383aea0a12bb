package uk.rightsdesk.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;

/** Confirms what staff decided about a failed delivery against the form; a retry becomes a delivery of its own. */
@Component
class ConfirmDeliveryWorker implements Worker<ConfirmDeliveryWorker.Input, ConfirmDeliveryWorker.Output> {

    private final DeliveryStore deliveries;
    private final OutgoingMessageStore messages;
    private final ObjectProvider<AnswerStop> stops;
    private final ObjectProvider<AnswerAnew> anew;
    private final RequestJournal journal;
    private final ApplicationEventPublisher events;

    ConfirmDeliveryWorker(
            DeliveryStore deliveries,
            OutgoingMessageStore messages,
            ObjectProvider<AnswerStop> stops,
            ObjectProvider<AnswerAnew> anew,
            RequestJournal journal,
            ApplicationEventPublisher events) {
        this.deliveries = deliveries;
        this.messages = messages;
        this.stops = stops;
        this.anew = anew;
        this.journal = journal;
        this.events = events;
    }

    /** @param deliveryDecision null when the form was completed without a choice */
    record Input(RequestId requestId, DeliveryId deliveryId, DeliveryDecision.@Nullable Code deliveryDecision) {}

    record Output(TaskProblem taskProblem, DeliveryId deliveryId) {}

    @Override
    public String jobType() {
        return "confirm-delivery";
    }

    @Override
    public Output work(Input input) {
        Optional<DeliveryDecision> pending = deliveries.pending(input.deliveryId());
        if (pending.isEmpty()) {
            return new Output(TaskProblem.CONFIRMATION_MISSING, input.deliveryId());
        }
        DeliveryDecision decision = pending.get();
        if (decision.code() != input.deliveryDecision()) {
            return new Output(TaskProblem.CONFIRMATION_CONTRADICTS, input.deliveryId());
        }
        if (decision.code() == DeliveryDecision.Code.RETRY
                && stops.stream().anyMatch(stop -> stop.stops(input.requestId()))) {
            return new Output(TaskProblem.CONFIRMATION_MISSING, input.deliveryId());
        }
        deliveries.confirm(input.deliveryId());
        journal.record(
                input.requestId(),
                EventType.DELIVERY_DECIDED,
                decision.decidedAt(),
                decision.staff(),
                Map.of(
                        "delivery",
                        input.deliveryId().toString(),
                        "decision",
                        decision.code().code(),
                        "tracked",
                        Boolean.toString(decision.trackedNumber() != null)));
        return new Output(TaskProblem.NONE, carryOut(decision.code(), deliveries.get(input.deliveryId())));
    }

    /** The email that goes: the same, or the one that takes its place. */
    private UUID again(Delivery failed) {
        SentMail written = messages.get(failed.message());
        return anew.stream()
                .flatMap(one -> one.inPlaceOf(failed.request(), written).stream())
                .findFirst()
                .orElse(failed.message());
    }

    private DeliveryId carryOut(DeliveryDecision.Code decision, Delivery failed) {
        return switch (decision) {
            case RETRY -> deliveries.attempt(failed.request(), again(failed));
            case POSTED -> {
                deliveries.posted(failed.id());
                events.publishEvent(new AnswerPosted(failed.message()));
                yield failed.id();
            }
        };
    }
}

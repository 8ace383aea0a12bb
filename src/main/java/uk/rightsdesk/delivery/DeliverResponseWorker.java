package uk.rightsdesk.delivery;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestId;

/** Sends the answer of a delivery. */
@Component
class DeliverResponseWorker implements Worker<DeliverResponseWorker.Input, Nothing> {

    private final DeliveryStore deliveries;
    private final OutgoingMail mail;
    private final AnswerChannels channels;
    private final ObjectProvider<AnswerStop> stops;

    DeliverResponseWorker(
            DeliveryStore deliveries, OutgoingMail mail, AnswerChannels channels, ObjectProvider<AnswerStop> stops) {
        this.deliveries = deliveries;
        this.mail = mail;
        this.channels = channels;
        this.stops = stops;
    }

    record Input(RequestId requestId, DeliveryId deliveryId, JobContext job) {}

    @Override
    public String jobType() {
        return "deliver-response";
    }

    @Override
    public Nothing work(Input input) {
        Delivery delivery = deliveries.get(input.deliveryId());
        if (!delivery.request().equals(input.requestId())) {
            throw new IllegalStateException(
                    "delivery " + input.deliveryId() + " is not of request " + input.requestId());
        }
        if (delivery.outcome() == null && stops.stream().anyMatch(stop -> stop.stops(delivery.request()))) {
            deliveries.finish(delivery.id(), DeliveryOutcome.FAILED);
        } else if (delivery.outcome() == null && isToPost(delivery)) {
            deliveries.finish(delivery.id(), DeliveryOutcome.TO_POST);
        } else if (delivery.outcome() == null) {
            mail.send(delivery.message(), delivery.id());
        } else {
            // the task ran before, and what the process waits for now was said to it then
            deliveries.repeat(delivery, Long.toString(input.job().elementInstanceKey()));
        }
        return new Nothing();
    }

    /** At the first attempt: to send it by email after all is a decision of staff. */
    private boolean isToPost(Delivery delivery) {
        return delivery.attempt() == 1
                && channels.chosen(delivery.request())
                        .filter(chosen -> chosen.channel() == AnswerChannel.POST)
                        .isPresent();
    }
}

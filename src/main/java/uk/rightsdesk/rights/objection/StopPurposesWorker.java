package uk.rightsdesk.rights.objection;

import java.time.Clock;
import org.springframework.stereotype.Component;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.PurposeStops;
import uk.rightsdesk.rights.WithSystems;
import uk.rightsdesk.rights.access.CollectedData;

/** Stops the uses to which an objection was upheld, and those that rested on the consent it withdraws. */
@Component
class StopPurposesWorker implements Worker<StopPurposesWorker.Input, Nothing> {

    private final Requests requests;
    private final ObjectionStore objections;
    private final CollectedData collected;
    private final PurposeStops stops;
    private final Clock clock;

    StopPurposesWorker(
            Requests requests, ObjectionStore objections, CollectedData collected, PurposeStops stops, Clock clock) {
        this.requests = requests;
        this.objections = objections;
        this.collected = collected;
        this.stops = stops;
        this.clock = clock;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "stop-purposes";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        return WithSystems.work(() -> {
            objections.of(request.id()).stream()
                    .filter(objection -> objection.outcome() != Objection.Outcome.CONTINUE)
                    .forEach(objection -> stop(request, objection.purpose()));
            return new Nothing();
        });
    }

    private void stop(Request request, String purpose) {
        if (stops.isBySystems(purpose)) {
            stops.stop(request, "objection", collected.people(request), purpose);
        } else {
            stops.endedByHand(request, purpose);
        }
        objections.stopped(request.id(), purpose, clock.instant());
    }
}

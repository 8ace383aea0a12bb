package uk.rightsdesk.rights.objection;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.ChangeExecution;
import uk.rightsdesk.datamap.ChangePlanner;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.WithSystems;
import uk.rightsdesk.rights.access.CollectedData;

/** Stops the uses to which an objection was upheld, and those that rested on the consent it withdraws. */
@Component
class StopPurposesWorker implements Worker<StopPurposesWorker.Input, Nothing> {

    private final Requests requests;
    private final ObjectionStore objections;
    private final CollectedData collected;
    private final ChangePlanner planner;
    private final ChangeExecution execution;
    private final RequestJournal journal;
    private final Clock clock;

    StopPurposesWorker(
            Requests requests,
            ObjectionStore objections,
            CollectedData collected,
            ChangePlanner planner,
            ChangeExecution execution,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.objections = objections;
        this.collected = collected;
        this.planner = planner;
        this.execution = execution;
        this.journal = journal;
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
        boolean bySystems = planner.canStop(purpose);
        if (bySystems) {
            String key = "objection:" + request.id() + ":" + purpose;
            execution.execute(
                    UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                    planner.stoppedPurpose(collected.people(request), purpose));
        }
        objections.stopped(request.id(), purpose, clock.instant());
        journal.record(
                request.id(),
                EventType.PURPOSE_STOPPED,
                Map.of("purpose", purpose, "stopped", bySystems ? "by-systems" : "by-hand"));
    }
}

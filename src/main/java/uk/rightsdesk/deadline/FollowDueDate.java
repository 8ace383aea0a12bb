package uk.rightsdesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.engine.ProcessInstances;
import uk.rightsdesk.outbox.Effect;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/**
 * Gives the open tasks of a request, and its processes for the tasks to come, the due date that follows from the ledger
 * at the moment it is performed: performed late, or twice, it never brings an older date back.
 */
@Component
class FollowDueDate implements Effect<FollowDueDate.Payload> {

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final ProcessInstances instances;
    private final TransactionOperations transactions;

    FollowDueDate(
            Requests requests,
            RequestDeadlines deadlines,
            ProcessInstances instances,
            TransactionOperations transactions) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.instances = instances;
        this.transactions = transactions;
    }

    record Payload(RequestId request) {}

    private record Target(long processInstance, ApplicableTimePeriod period) {}

    /** Variables of the processes. */
    record DueDate(LocalDate dueOn, Instant dueAt) {}

    @Override
    public String name() {
        return "follow-due-date";
    }

    @Override
    public Class<Payload> payloadType() {
        return Payload.class;
    }

    @Override
    public void perform(String businessKey, Payload payload) {
        Optional<Target> target = transactions.execute(status -> target(payload.request()));
        target.ifPresent(moving -> instances.moveDueDate(
                moving.processInstance(),
                moving.period().dueAt(),
                new DueDate(moving.period().due(), moving.period().dueAt())));
    }

    private Optional<Target> target(RequestId id) {
        Request request = requests.get(id);
        if (request.outcome().isPresent()) {
            return Optional.empty();
        }
        return request.processInstanceKey().map(instance -> new Target(instance, deadlines.of(request)));
    }
}

package uk.rightsdesk.request;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;

/**
 * Binds the process instance to its request, so that a message sent twice never leaves two instances at work, and tells
 * the process what its tasks show.
 */
@Component
class BindRequestWorker implements Worker<BindRequestWorker.Input, BindRequestWorker.Output> {

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final String deskUrl;

    BindRequestWorker(
            Requests requests, RequestDeadlines deadlines, @Value("${rightsdesk.desk.base-url}") String deskUrl) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.deskUrl = deskUrl;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(
            boolean ownInstance,
            String deskUrl,
            String reference,
            LocalDate receivedOn,
            LocalDate dueOn,
            Instant dueAt) {}

    @Override
    public String jobType() {
        return "bind-request";
    }

    @Override
    public Output work(Input input) {
        boolean own = requests.bind(
                input.requestId(), input.job().clusterId(), input.job().processInstanceKey());
        Request request = requests.get(input.requestId());
        ApplicableTimePeriod period = deadlines.of(request);
        return new Output(own, deskUrl, request.reference(), period.receivedOn(), period.due(), period.dueAt());
    }
}

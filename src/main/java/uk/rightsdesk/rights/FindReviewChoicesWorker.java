package uk.rightsdesk.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.decision.ReviewChoices;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;

/** Tells the review what may be decided today, and the dates as the ledger now has them. */
@Component
class FindReviewChoicesWorker implements Worker<FindReviewChoicesWorker.Input, FindReviewChoicesWorker.Output> {

    private final ReviewChoices choices;
    private final RequestDeadlines deadlines;

    FindReviewChoicesWorker(ReviewChoices choices, RequestDeadlines deadlines) {
        this.choices = choices;
        this.deadlines = deadlines;
    }

    record Input(RequestId requestId) {}

    record Output(
            boolean clarificationOffered,
            boolean extensionOffered,
            boolean feeOffered,
            LocalDate dueOn,
            Instant dueAt) {}

    @Override
    public String jobType() {
        return "find-review-choices";
    }

    @Override
    public Output work(Input input) {
        List<String> offered = choices.offered(input.requestId());
        ApplicableTimePeriod period = deadlines.of(input.requestId());
        return new Output(
                offered.contains("ask-clarification"),
                offered.contains("extend"),
                offered.contains("charge-fee"),
                period.due(),
                period.dueAt());
    }
}

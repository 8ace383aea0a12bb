package uk.rightsdesk.breach;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms that a report was sent to the regulator, and says whether another must follow. */
@Component
class ConfirmBreachReportWorker implements Worker<ConfirmBreachReportWorker.Input, ConfirmBreachReportWorker.Output> {

    private final Breaches breaches;
    private final BreachReportStore reports;

    ConfirmBreachReportWorker(Breaches breaches, BreachReportStore reports) {
        this.breaches = breaches;
        this.reports = reports;
    }

    record Input(BreachId breachId) {}

    record Output(TaskProblem taskProblem, boolean breachReportComplete) {}

    @Override
    public String jobType() {
        return "confirm-breach-report";
    }

    @Override
    public Output work(Input input) {
        List<BreachReport> made = reports.of(breaches.get(input.breachId()).id());
        return made.isEmpty() || !made.getLast().isSent()
                ? new Output(TaskProblem.CONFIRMATION_MISSING, false)
                : new Output(TaskProblem.NONE, made.getLast().complete());
    }
}

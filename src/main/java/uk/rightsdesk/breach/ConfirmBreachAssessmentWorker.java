package uk.rightsdesk.breach;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.engine.Worker;

/** Confirms that the assessment is recorded, and hands its coded factors to the decision table. */
@Component
class ConfirmBreachAssessmentWorker
        implements Worker<ConfirmBreachAssessmentWorker.Input, ConfirmBreachAssessmentWorker.Output> {

    private final Breaches breaches;

    ConfirmBreachAssessmentWorker(Breaches breaches) {
        this.breaches = breaches;
    }

    record Input(BreachId breachId) {}

    /** @param taskProblem where it is not {@code none}, there is nothing else */
    record Output(
            TaskProblem taskProblem,
            @Nullable PeopleBand breachPeople,
            @Nullable DataKind breachDataKind,
            @Nullable Severity breachSeverity,
            @Nullable Likelihood breachLikelihood,
            @Nullable Boolean breachUnreadable,
            @Nullable Boolean breachContained) {}

    @Override
    public String jobType() {
        return "confirm-breach-assessment";
    }

    @Override
    public Output work(Input input) {
        Breach breach = breaches.get(input.breachId());
        Assessment assessment = breach.assessment();
        // one that was given back is to be made again
        if (assessment == null || breach.decision() != null) {
            return new Output(TaskProblem.CONFIRMATION_MISSING, null, null, null, null, null, null);
        }
        return new Output(
                TaskProblem.NONE,
                PeopleBand.of(assessment.people()),
                assessment.dataKind(),
                assessment.severity(),
                assessment.likelihood(),
                assessment.unreadable(),
                assessment.contained());
    }
}

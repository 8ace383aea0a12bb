package uk.rightsdesk.decision;

/** What the process learns when it confirms a decision. */
public sealed interface Confirmation {

    /** The person's decision and the form agree. */
    record Confirmed(Decision decision) implements Confirmation {}

    /** The task must open again. */
    record Refused(TaskProblem problem) implements Confirmation {}

    /** {@link TaskProblem#NONE} when confirmed. */
    default TaskProblem problem() {
        return switch (this) {
            case Confirmed _ -> TaskProblem.NONE;
            case Refused refused -> refused.problem;
        };
    }
}

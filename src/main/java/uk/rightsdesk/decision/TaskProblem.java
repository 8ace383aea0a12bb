package uk.rightsdesk.decision;

/** Why a user task opens again after it was completed; the form tells staff what to do. */
public enum TaskProblem {
    NONE,
    /** Nobody confirmed the decision on the desk page inside the task. */
    CONFIRMATION_MISSING,
    /** The desk page says one thing, the form another. */
    CONFIRMATION_CONTRADICTS,
    /** The second person is the first, or who looks into a complaint had a hand in the matter. */
    SAME_PERSON,
    /** What was decided is not lawful any longer, such as an extension after its notice date. */
    NOT_OFFERED,
    /** The finished answer held something that was kept back: the desk page says what and where. */
    KEPT_BACK_FOUND
}

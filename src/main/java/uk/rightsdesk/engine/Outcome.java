package uk.rightsdesk.engine;

/** How the work of a job ended. */
sealed interface Outcome {

    /**
     * The work was done.
     *
     * @param variables the answer as JSON
     */
    record Answer(String variables) implements Outcome {}

    /**
     * The work was refused and rolled back.
     *
     * @param code code of the BPMN error
     */
    record Refusal(String code) implements Outcome {}
}

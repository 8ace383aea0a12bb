package uk.rightsdesk.engine;

/** How the work of a job ended. */
sealed interface Outcome {

    /** @param variables the answer as JSON */
    record Answer(String variables) implements Outcome {}

    /** @param code code of the BPMN error */
    record Refusal(String code) implements Outcome {}
}

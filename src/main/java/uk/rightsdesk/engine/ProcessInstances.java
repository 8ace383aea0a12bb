package uk.rightsdesk.engine;

import java.time.Instant;
import java.util.Map;

/**
 * What the engine's search tells of running process instances, and what is changed in them from outside. The search
 * lags a few seconds behind the engine. Not for use within a transaction that matters: each call may take its time.
 */
public interface ProcessInstances {

    /** Whether an instance or one that it called waits for an operator. */
    record Running(boolean inIncident) {}

    /**
     * Every running instance, called ones too, by its key.
     *
     * @throws Unavailable if the engine or its search cannot be asked
     */
    Map<Long, Running> running();

    /**
     * Gives an instance, those that it called, and all their open user tasks another due date; again changes nothing.
     *
     * @param variables variables of the vocabulary that hold the date, for tasks yet to come
     * @throws Unavailable if the engine or its search cannot be asked
     * @throws VocabularyViolation if a variable is outside the vocabulary
     */
    void moveDueDate(long processInstanceKey, Instant dueAt, Record variables);
}

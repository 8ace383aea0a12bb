package uk.rightsdesk.engine;

/** Tells the engine what has happened. */
public interface ProcessMessages {

    /**
     * Publishes a message once the caller's transaction has been committed: through the outbox, tried until the engine
     * has taken it, at most once per business key.
     *
     * @param messageName the name in the model, for example {@code Msg_AccessRequestReceived}
     * @param correlationKey the id that correlates it: a UUID
     * @param businessKey occasion of the message, as for {@link uk.rightsdesk.outbox.Outbox#enqueue}
     * @param variables a record whose components become variables, all of the vocabulary; {@link Nothing} for none
     * @throws IllegalArgumentException if the correlation key is no UUID
     * @throws VocabularyViolation if a variable is outside the vocabulary
     * @throws org.springframework.transaction.IllegalTransactionStateException if the caller has no transaction
     */
    void publish(String messageName, String correlationKey, String businessKey, Record variables);
}

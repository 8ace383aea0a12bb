package uk.rightsdesk.outbox;

import java.time.Duration;

/**
 * Takes down effects in the transaction that decides them and performs them after its commit.
 *
 * <p>An effect is performed at least once, and once only as long as no process dies while it performs it: an effect is
 * therefore written so that the same business key leads to the same thing (the same Message-ID, the same message id).
 */
public interface Outbox {

    /**
     * Takes down an effect in the caller's transaction; a rollback takes it back.
     *
     * @param effect what to perform
     * @param businessKey request, effect and occasion, for example {@code 0b5c…:acknowledgement}: opaque ids and codes
     *     of letters, digits and {@code : _ . -} only, at most 200 characters. The same key twice is one effect, also
     *     after it was performed
     * @param payload what the effect needs: ids and codes, no personal data
     * @throws IllegalArgumentException if the business key is not of that form
     * @throws org.springframework.transaction.IllegalTransactionStateException if the caller has no transaction
     */
    <T extends Record> void enqueue(Effect<T> effect, String businessKey, T payload);

    /**
     * As {@link #enqueue(Effect, String, Record)}, but performed only after a pause.
     *
     * @param pause how long to wait after now, by the machine's time
     */
    <T extends Record> void enqueue(Effect<T> effect, String businessKey, T payload, Duration pause);
}

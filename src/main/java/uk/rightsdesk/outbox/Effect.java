package uk.rightsdesk.outbox;

import java.time.Duration;

/**
 * One kind of effect; each is a Spring bean.
 *
 * @param <T> what it needs: a record of ids and codes, kept as JSON until the effect has been performed
 */
public interface Effect<T extends Record> {

    /** Name in kebab-case, as in logs and metrics; never changes, since rows waiting in the database bear it. */
    String name();

    Class<T> payloadType();

    /**
     * Performs the effect, outside any transaction.
     *
     * @throws PermanentFailure if trying again is of no use
     * @throws Exception anything else: the effect is tried again, with a growing pause, until it succeeds
     */
    void perform(String businessKey, T payload) throws Exception;

    /**
     * Called once when the effect has failed for good, in the transaction that records this.
     *
     * @param code the code of the {@link PermanentFailure}
     */
    default void failed(String businessKey, T payload, String code) {}

    /** The longest pause between two tries. */
    default Duration longestPause() {
        return Duration.ofMinutes(5);
    }
}

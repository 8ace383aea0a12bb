package uk.rightsdesk.vault;

import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Wraps every data key anew by the current master key. Content is not touched, the desk may go on working, and a
 * rotation that was cut off is taken up where it ended.
 */
public final class VaultRotation {

    private static final int BATCH = 200;

    private final ContentKeys keys;
    private final MasterKeys masters;
    private final TransactionOperations transactions;

    VaultRotation(ContentKeys keys, MasterKeys masters, TransactionOperations transactions) {
        this.keys = keys;
        this.masters = masters;
        this.transactions = transactions;
    }

    /**
     * What came of it.
     *
     * @param masterKey id of the master key that wraps now
     * @param wrapped how many keys were wrapped anew
     * @param remaining how many keys are left under other master keys, by id: in the hands of another rotation
     */
    public record Result(String masterKey, long wrapped, Map<String, Long> remaining) {}

    /**
     * @param progress is told after each batch how many keys have been wrapped
     * @throws ContentUnavailable when a key is wrapped by a master key that the environment does not give; those
     *     wrapped before stay so
     */
    public Result rotate(LongConsumer progress) {
        long wrapped = 0;
        int batch = rotateBatch();
        while (batch > 0) {
            wrapped += batch;
            progress.accept(wrapped);
            batch = rotateBatch();
        }
        Map<String, Long> remaining = keys.countByMasterKey();
        remaining.remove(masters.current());
        return new Result(masters.current(), wrapped, remaining);
    }

    private int rotateBatch() {
        Integer count = transactions.execute(_ -> {
            List<ContentKeys.Row> rows = keys.wrappedByOthersThan(masters.current(), BATCH);
            rows.forEach(row ->
                    keys.replace(row.owner(), masters.wrap(row.owner(), masters.unwrap(row.owner(), row.key()))));
            return rows.size();
        });
        return count == null ? 0 : count;
    }
}

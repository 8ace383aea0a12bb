package uk.rightsdesk.datamap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one batch of a retention run did in a system; it stands there too, noted in the transaction of the batch.
 *
 * @param at when, to the microsecond
 * @param lastKey key of the last row of the batch, from which the next goes on; null where nothing was left to do
 * @param rows rows of the rule's own table that the batch took
 * @param lines what became of them and of what hangs on them
 */
public record RetentionBatch(Instant at, @Nullable String lastKey, long rows, List<Line> lines) {

    public RetentionBatch {
        lines = List.copyOf(lines);
    }

    /**
     * @param table name of the table
     * @param label what it holds, in words
     * @param action what was done with the rows
     * @param rows how many
     * @param ground why rows are kept; null where none are kept by it
     * @param until how long rows are kept, in words; null where none are kept by it
     */
    public record Line(
            String table,
            String label,
            ChangePlan.Action action,
            long rows,
            @Nullable ErasureGround ground,
            @Nullable String until) {}

    /** Whether the rule has no rows left. */
    public boolean endsRule() {
        return lastKey == null;
    }
}

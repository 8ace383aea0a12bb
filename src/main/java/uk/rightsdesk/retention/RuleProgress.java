package uk.rightsdesk.retention;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.datamap.RetentionBatch;
import uk.rightsdesk.datamap.RetentionExecution;

/**
 * How far a run is with one rule.
 *
 * @param due rows that were over when the run was planned
 * @param held rows over and kept, by the code of what keeps them
 * @param batches how many were done
 * @param lastKey of the last batch; null before the first
 * @param taken rows of the rule's own table that were seen to
 * @param lines what became of them and of what hung on them, added up
 * @param anonymised what is kept as numbers; null where nothing is, or not yet
 */
public record RuleProgress(
        UUID run,
        int position,
        String system,
        String rule,
        long due,
        Map<String, Long> held,
        int batches,
        @Nullable String lastKey,
        long taken,
        List<RetentionBatch.Line> lines,
        RetentionExecution.@Nullable Anonymised anonymised,
        boolean finished) {

    public RuleProgress {
        held = Map.copyOf(held);
        lines = List.copyOf(lines);
    }
}

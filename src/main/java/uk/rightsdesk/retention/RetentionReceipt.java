package uk.rightsdesk.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.datamap.RetentionBatch;
import uk.rightsdesk.datamap.RetentionExecution;

/**
 * What a run did: rule by rule, tables, counts, actions, what was kept and why. No key and no value.
 *
 * @param approvedBy whose decision it was
 */
record RetentionReceipt(UUID run, LocalDate dueOn, Instant finishedAt, List<String> approvedBy, List<Rule> rules) {

    /**
     * @param planned rows that were over when people approved
     * @param done rows that were seen to
     * @param held rows over and kept, by what keeps them
     */
    record Rule(
            String system,
            String rule,
            String label,
            String table,
            String period,
            String ground,
            long planned,
            long done,
            Map<String, Long> held,
            List<RetentionBatch.Line> lines,
            RetentionExecution.@Nullable Anonymised anonymised) {}

    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}

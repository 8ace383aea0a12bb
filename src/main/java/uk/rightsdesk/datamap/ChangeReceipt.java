package uk.rightsdesk.datamap;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the systems of record. Holds tables, counts, actions and grounds: no value, no key of a row and no
 * hash of either. A plan executed again has the same receipt, to the letter.
 *
 * @param planId of the plan
 * @param kind what it was for
 * @param systems in the order of the plan
 */
public record ChangeReceipt(UUID planId, ChangePlan.Kind kind, List<SystemReceipt> systems) {

    public ChangeReceipt {
        systems = List.copyOf(systems);
    }

    /**
     * @param system name of the system in the map
     * @param label in words
     * @param at the moment of the change
     * @param lines one for each step of the plan
     */
    public record SystemReceipt(String system, String label, Instant at, List<Line> lines) {
        public SystemReceipt {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param table name of the table
     * @param label what it holds, in words
     * @param action what was done with the rows
     * @param columns names of the columns touched
     * @param rows how many rows it was done with
     * @param planned how many rows there were when it was planned; another number where the data changed since
     * @param ground why rows were kept; null where none were
     * @param until how long they are kept, in words; null where none were
     */
    public record Line(
            String table,
            String label,
            ChangePlan.Action action,
            List<String> columns,
            long rows,
            long planned,
            @Nullable ErasureGround ground,
            @Nullable String until) {
        public Line {
            columns = List.copyOf(columns);
        }
    }

    /** Whether the data were still what they had been when it was planned. */
    public boolean asPlanned() {
        return systems.stream()
                .flatMap(system -> system.lines().stream())
                .allMatch(line -> line.rows() == line.planned());
    }

    /** For storing; see {@link #of}. */
    public String json() {
        return Json.write(this);
    }

    /** A receipt stored as {@link #json()}. */
    public static ChangeReceipt of(String json) {
        return Json.read(json, ChangeReceipt.class);
    }
}

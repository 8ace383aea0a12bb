package uk.rightsdesk.datamap;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When rows of a table are over, and what becomes of them then (UK GDPR Article 5(1)(e)).
 *
 * @param id unique in its system
 * @param label in words for staff
 * @param table the table
 * @param after how long a row is kept
 * @param from the column with the day or moment from which that counts; a row without one is kept
 * @param where values that a row must have, beside
 * @param ground why it is kept so long and no longer, in words
 * @param holds what keeps a person's rows beyond their period; {@link Hold#RESTRICTION} is always among them
 * @param anonymising what is taken from the rows for statistics before they are deleted; null where nothing is
 */
public record RetentionRule(
        String id,
        String label,
        String table,
        Period after,
        String from,
        List<ChangePlan.ColumnValue> where,
        String ground,
        Set<Hold> holds,
        @Nullable Anonymising anonymising) {

    public RetentionRule {
        where = List.copyOf(where);
        holds = Set.copyOf(holds);
    }

    /** The first day whose rows are kept still, in Europe/London. */
    LocalDate keptFrom(LocalDate on) {
        return on.minus(after);
    }

    /** What keeps rows beyond their period. */
    public enum Hold {
        /** The person has complained and has no answer yet. */
        COMPLAINT("complaint", "a complaint is open"),
        /** Somebody said that the person's data must be kept: a claim is brought or expected. */
        LITIGATION("litigation", "a claim is brought or expected"),
        /** The person has asked for something; to alter data then can be an offence (DPA 2018 section 173). */
        OPEN_REQUEST("open-request", "a request is open"),
        /** The data may be stored and not used (UK GDPR Article 18(2)); erasing is a use. */
        RESTRICTION("restriction", "the data are restricted");

        private final String id;
        private final String words;

        Hold(String id, String words) {
            this.id = id;
            this.words = words;
        }

        /** The word used in the map. */
        public String id() {
            return id;
        }

        /** In words for staff. */
        public String words() {
            return words;
        }

        static Hold of(String id) {
            return Stream.of(values()).filter(h -> h.id.equals(id)).findFirst().orElseThrow();
        }
    }

    /**
     * Rows become numbers of rows that are alike. A group of fewer than {@code atLeast} singles people out: it is made
     * coarser step by step, and is left out where that does not help.
     *
     * @param into the table of the groups; not personal
     * @param count its column with the number of rows
     * @param atLeast how many rows a group has at least; 5 or more
     * @param columns what the groups are made by
     * @param coarsen columns of the groups that are emptied, one after the other, for those that are too small
     */
    public record Anonymising(String into, String count, int atLeast, List<GroupColumn> columns, List<String> coarsen) {

        /** No group may be smaller, whatever the map says. */
        public static final int LEAST = 5;

        public Anonymising {
            columns = List.copyOf(columns);
            coarsen = List.copyOf(coarsen);
        }
    }

    /**
     * @param name column of the table of the groups
     * @param from column of the rows
     * @param generalised how its value is made coarser; null where it is taken as it is
     */
    public record GroupColumn(
            String name, String from, @Nullable Generalisation generalised) {}
}

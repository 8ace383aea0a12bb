package uk.rightsdesk.datamap;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is going to be done to the systems of record, to be read by staff before it is done: rows by table, action,
 * columns and ground, in an order that foreign keys allow. It is also the instruction: what was approved is what runs.
 *
 * <p>It holds keys of people and rows, so it is pseudonymous personal data. Values are in it for a rectification only
 * ({@link Treatment.Kind#SET}): such a plan is content and must be sealed.
 *
 * @param kind what it is for
 * @param systems the systems where the people were found, in the order of the map
 * @param byHand the systems without an interface, to be answered by staff
 */
public record ChangePlan(Kind kind, List<SystemChange> systems, List<TaskByHand> byHand) {

    public ChangePlan {
        systems = List.copyOf(systems);
        byHand = List.copyOf(byHand);
    }

    /** What a plan is for. */
    public enum Kind {
        /** UK GDPR Article 17. */
        ERASURE,
        /** UK GDPR Article 16. */
        RECTIFICATION,
        /** UK GDPR Article 18. */
        RESTRICTION,
        /** The end of a restriction, of which the person is told before (UK GDPR Article 18(3)). */
        RESTRICTION_LIFTED,
        /** Objection (UK GDPR Article 21) or withdrawal of consent (Article 7(3)). */
        PURPOSE_STOPPED
    }

    /**
     * @param system name of the system in the map
     * @param label in words
     * @param people keys of the people it is about, see {@link SubjectMatch}
     * @param steps in the order in which they run
     */
    public record SystemChange(String system, String label, List<String> people, List<Step> steps) {
        public SystemChange {
            people = List.copyOf(people);
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param table name of the table in the system
     * @param label what it holds, in words
     * @param action what is done with the rows
     * @param columns the columns of the rows that are touched or expressly kept; empty where rows are deleted
     * @param rows how many rows there were when it was planned
     * @param ground why rows are kept; null where none are kept by it
     * @param until how long rows are kept, in words; null where none are kept by it
     * @param rowKeys the rows meant; empty where all rows of the people are
     * @param where values of columns that the rows have, beside belonging to the people
     * @param from the table for each row of which a row is added; null where one is added for each person, or none
     */
    public record Step(
            String table,
            String label,
            Action action,
            List<ColumnChange> columns,
            long rows,
            @Nullable ErasureGround ground,
            @Nullable String until,
            List<String> rowKeys,
            List<ColumnValue> where,
            @Nullable String from) {

        public Step {
            columns = List.copyOf(columns);
            rowKeys = List.copyOf(rowKeys);
            where = List.copyOf(where);
        }
    }

    /** What is done with rows. */
    public enum Action {
        /** Deleted. */
        DELETE,
        /** Deleted where no row that stays points to them. */
        DELETE_UNREFERENCED,
        /** They stay, and their columns change. */
        CHANGE,
        /** They stay as they are. */
        KEEP,
        /** A row is added for each person, or for each row of another table. */
        APPEND
    }

    /**
     * @param column name of the column
     * @param label in words
     * @param treatment what becomes of its value
     */
    public record ColumnChange(String column, String label, Treatment treatment) {}

    /**
     * @param column name of the column
     * @param value its value, as PostgreSQL reads it; a word of the map, never of a person
     */
    public record ColumnValue(String column, String value) {}

    /**
     * A system without an interface: somebody must look.
     *
     * @param system name of the system in the map
     * @param label in words
     * @param answeredBy who answers for it
     */
    public record TaskByHand(String system, String label, String answeredBy) {}

    /** Whether nothing is held in any system that has an interface. */
    public boolean nothingHeld() {
        return steps().allMatch(step -> step.rows() == 0);
    }

    /** How many rows are deleted. */
    public long rowsDeleted() {
        return rows(Action.DELETE) + rows(Action.DELETE_UNREFERENCED);
    }

    /** How many rows stay with other values in them. */
    public long rowsChanged() {
        return rows(Action.CHANGE);
    }

    /** How many rows stay as they are. */
    public long rowsKept() {
        return rows(Action.KEEP);
    }

    private long rows(Action action) {
        return steps().filter(step -> step.action() == action)
                .mapToLong(Step::rows)
                .sum();
    }

    private Stream<Step> steps() {
        return systems.stream().flatMap(system -> system.steps().stream());
    }

    /** For storing; see {@link #of}. */
    public String json() {
        return Json.write(this);
    }

    /** A plan stored as {@link #json()}. */
    public static ChangePlan of(String json) {
        return Json.read(json, ChangePlan.class);
    }

    /** Counts only. */
    @Override
    public String toString() {
        return "ChangePlan[" + kind + ", " + systems.size() + " systems]";
    }
}

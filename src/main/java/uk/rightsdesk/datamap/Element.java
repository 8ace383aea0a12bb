package uk.rightsdesk.datamap;

import java.util.List;

/**
 * One row about a person: what is decided on its own. {@link #toString()} leaves the values out.
 *
 * @param system name of the system in the map
 * @param table name of the table in the system
 * @param rowKey opaque key of the row in the table
 * @param subjectKey key of the person it was found by, see {@link SubjectMatch}
 * @param label what the table holds, in words for the requester
 * @param path how the row leads to the person, by tables and columns
 * @param category id of the category the table belongs to; a datum may belong to another
 * @param values the columns with personal data, in the order of the map, empty ones included
 */
public record Element(
        String system,
        String table,
        String rowKey,
        String subjectKey,
        String label,
        String path,
        String category,
        List<Datum> values) {

    public Element {
        values = List.copyOf(values);
    }

    /** The same for the same row at every collection: {@code system/table/row}. */
    public String key() {
        return system + "/" + table + "/" + rowKey;
    }

    /** Whether any value held can name other people. */
    public boolean namesOthers() {
        return values.stream().anyMatch(Datum::namesOthers);
    }

    @Override
    public String toString() {
        return "Element[" + system + "/" + table + "]";
    }
}

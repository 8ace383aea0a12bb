package uk.rightsdesk.vault;

import java.nio.charset.StandardCharsets;

/**
 * Where content is stored. It is bound to its place: a value moved to another row, column or table cannot be read.
 *
 * @param table name of the table
 * @param column name of the column
 * @param row the row's key; parts of a compound key are joined by {@code /}
 */
public record Place(String table, String column, String row) {

    public Place(String table, String column, Object row) {
        this(table, column, row.toString());
    }

    /** Another column of the same row. */
    public Place column(String other) {
        return new Place(table, other, row);
    }

    byte[] associatedData() {
        // names of tables and columns hold no such character, so no two places read the same
        return (table + '\n' + column + '\n' + row).getBytes(StandardCharsets.UTF_8);
    }
}

package uk.rightsdesk.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind.
 *
 * @param title what the records are, such as "Your account"
 * @param description what the table holds and why, in a sentence or two; may be blank
 * @param columns the names of the fields as a person would say them; at least one
 * @param rows the records; each has one value per column; a null or blank value is shown as "not held"
 */
public record DataTable(String title, String description, List<String> columns, List<List<@Nullable String>> rows) {

    public DataTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        int width = columns.size();
        if (width == 0) {
            throw new IllegalArgumentException("a table without columns");
        }
        for (List<@Nullable String> row : rows) {
            if (row.size() != width) {
                throw new IllegalArgumentException("a row has " + row.size() + " values for " + width + " columns");
            }
        }
    }
}

package uk.rightsdesk.letter;

import java.util.List;
import java.util.stream.IntStream;
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

    /** Characters of the body face that fit on a line of a table without its cells crowding each other. */
    private static final int LINE = 92;

    /** The longest a cell may be before a row is no longer taken in at a glance. */
    private static final int LONGEST_CELL = 70;

    /** Beyond this many columns each is too narrow to read. */
    private static final int MOST_COLUMNS = 6;

    /** The space between two columns, in characters. */
    private static final int MARGIN = 2;

    public DataTable {
        columns = List.copyOf(columns);
        int width = columns.size();
        for (List<@Nullable String> row : rows) {
            if (row.size() != width) {
                throw new IllegalArgumentException("a row has " + row.size() + " values for " + width + " columns");
            }
        }
        rows = List.copyOf(rows);
    }

    /** Whether each record reads better as a list of "field: value" than as a line of a table. */
    boolean asRecords() {
        return columns.size() > MOST_COLUMNS || longest() > LONGEST_CELL || lineLength() > LINE;
    }

    /** The width of each column in per cent, so that long values get room and no column vanishes. */
    List<Integer> widths() {
        int[] lengths = IntStream.range(0, columns.size()).map(this::columnLength).toArray();
        int total = IntStream.of(lengths).sum();
        return IntStream.of(lengths).map(length -> length * 100 / total).boxed().toList();
    }

    /** Whether there is a value at all. */
    boolean held(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private int longest() {
        return IntStream.range(0, columns.size()).map(this::longestValue).max().orElse(0);
    }

    private int lineLength() {
        return IntStream.range(0, columns.size()).map(this::columnLength).sum();
    }

    private int columnLength(int column) {
        return Math.max(columns.get(column).length(), longestValue(column)) + MARGIN;
    }

    private int longestValue(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .mapToInt(value -> value == null ? 0 : value.length())
                .max()
                .orElse(0);
    }
}

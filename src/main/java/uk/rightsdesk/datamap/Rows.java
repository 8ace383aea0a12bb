package uk.rightsdesk.datamap;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one person from one table, a page of rows at a time. What is the same for all rows is done once.
 */
final class Rows {

    private static final Value EMPTY = new Value.Empty();

    private final SystemOfRecord system;
    private final MappedTable table;
    private final List<MappedColumn.Personal> columns;
    private final String path;
    private final String category;

    Rows(SystemOfRecord system, MappedTable table) {
        this.system = system;
        this.table = table;
        this.columns = table.personalColumns();
        this.path = system.pathInWords(table);
        this.category = Objects.requireNonNull(table.category(), "Only a personal table is read")
                .id();
    }

    /** Reads one value of the row the result is at. */
    @FunctionalInterface
    private interface ColumnReader {
        Value read(ResultSet row, int column) throws SQLException;
    }

    /** @return how many rows were given to the sink */
    long read(Connection connection, RowKey.Person person, int fetchSize, ElementSink sink) throws SQLException {
        return read(connection, person, fetchSize, 0, sink);
    }

    /**
     * The first of them, by their keys.
     *
     * @param most rows at most; 0 for all
     */
    long read(Connection connection, RowKey.Person person, int fetchSize, int most, ElementSink sink)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.rows(system, table))) {
            statement.setMaxRows(most);
            statement.setFetchSize(fetchSize);
            // of unknown type, so that PostgreSQL reads it as the type of the key, whatever that is, and uses its index
            statement.setObject(1, person.key(), Types.OTHER);
            try (ResultSet row = statement.executeQuery()) {
                ColumnReader[] readers = readers(row.getMetaData());
                String subjectKey = RowKey.ofPerson(person.table(), person.key());
                long rows = 0;
                while (row.next()) {
                    accept(connection, row, readers, subjectKey, sink);
                    rows++;
                }
                return rows;
            }
        }
    }

    private void accept(
            Connection connection, ResultSet row, ColumnReader[] readers, String subjectKey, ElementSink sink)
            throws SQLException {
        List<String> key = key(row);
        var contents = new ArrayList<AttachmentContent>(0);
        var values = new Datum[readers.length];
        int column = table.key().size();
        for (int i = 0; i < readers.length; i++) {
            MappedColumn.Personal mapped = columns.get(i);
            Value value;
            if (mapped.attachment() == null) {
                value = readers[i].read(row, ++column);
            } else {
                var content = new AttachmentContent(connection, system, table, mapped.name(), key);
                contents.add(content);
                value = attachment(row, ++column, content);
                column += 2;
            }
            values[i] = new Datum(
                    mapped.name(),
                    mapped.label(),
                    mapped.category().id(),
                    value,
                    mapped.namesOthers() && !(value instanceof Value.Empty));
        }
        try {
            sink.accept(new Element(
                    system.name(),
                    table.name(),
                    RowKey.of(key),
                    subjectKey,
                    table.label(),
                    path,
                    category,
                    List.of(values)));
        } finally {
            contents.forEach(AttachmentContent::expire);
        }
    }

    private List<String> key(ResultSet row) throws SQLException {
        int columnsOfKey = table.key().size();
        if (columnsOfKey == 1) {
            return List.of(row.getString(1));
        }
        var key = new String[columnsOfKey];
        for (int i = 0; i < columnsOfKey; i++) {
            key[i] = row.getString(i + 1);
        }
        return List.of(key);
    }

    private static Value attachment(ResultSet row, int first, Value.Content content) throws SQLException {
        long size = row.getLong(first);
        if (row.wasNull()) {
            return EMPTY;
        }
        return new Value.Attachment(row.getString(first + 1), row.getString(first + 2), size, content);
    }

    /** One for each personal column, by its type. */
    private ColumnReader[] readers(ResultSetMetaData metaData) throws SQLException {
        var readers = new ColumnReader[columns.size()];
        int column = table.key().size();
        for (int i = 0; i < readers.length; i++) {
            readers[i] = reader(metaData.getColumnTypeName(++column));
            column += columns.get(i).attachment() == null ? 0 : 2;
        }
        return readers;
    }

    private static ColumnReader reader(String type) {
        if (type.startsWith("_")) {
            return (row, column) -> texts(row.getArray(column));
        }
        return switch (type) {
            case "bool" ->
                (row, column) -> {
                    boolean flag = row.getBoolean(column);
                    return row.wasNull() ? EMPTY : new Value.Flag(flag);
                };
            case "date" ->
                (row, column) -> {
                    LocalDate day = row.getObject(column, LocalDate.class);
                    return day == null ? EMPTY : new Value.Day(day);
                };
            case "timestamptz" ->
                (row, column) -> {
                    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
                    return moment == null ? EMPTY : new Value.Moment(moment.toInstant());
                };
            case "int2", "int4", "int8", "smallserial", "serial", "bigserial", "numeric", "float4", "float8" ->
                (row, column) -> {
                    String number = row.getString(column);
                    return number == null ? EMPTY : number(number);
                };
            default ->
                (row, column) -> {
                    String text = row.getString(column);
                    return text == null ? EMPTY : new Value.Text(text);
                };
        };
    }

    /** NaN and infinity are numbers to PostgreSQL and none to Java. */
    private static Value number(String text) {
        try {
            return new Value.Number(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return new Value.Text(text);
        }
    }

    private static Value texts(@Nullable Array array) throws SQLException {
        if (array == null) {
            return EMPTY;
        }
        var texts = new ArrayList<String>();
        flatten((Object[]) array.getArray(), texts);
        return new Value.Texts(texts);
    }

    private static void flatten(Object[] values, List<String> texts) {
        for (Object value : values) {
            if (value instanceof Object[] inner) {
                flatten(inner, texts);
            } else if (value != null) {
                texts.add(value.toString());
            }
        }
    }
}

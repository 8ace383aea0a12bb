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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one person from one table, a page of rows at a time. */
final class Rows {

    private final SystemOfRecord system;
    private final MappedTable table;
    private final String path;
    private final String category;

    Rows(SystemOfRecord system, MappedTable table) {
        this.system = system;
        this.table = table;
        this.path = system.pathInWords(table);
        this.category = Objects.requireNonNull(table.category(), "Only a personal table is read")
                .id();
    }

    /** @return how many rows were given to the sink */
    long read(Connection connection, RowKey.Person person, int fetchSize, ElementSink sink) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.rows(system, table))) {
            statement.setFetchSize(fetchSize);
            // of unknown type, so that PostgreSQL reads it as the type of the key, whatever that is, and uses its index
            statement.setObject(1, person.key(), Types.OTHER);
            try (ResultSet row = statement.executeQuery()) {
                List<String> types = types(row.getMetaData());
                long rows = 0;
                while (row.next()) {
                    accept(connection, row, types, person, sink);
                    rows++;
                }
                return rows;
            }
        }
    }

    private void accept(
            Connection connection, ResultSet row, List<String> types, RowKey.Person person, ElementSink sink)
            throws SQLException {
        var key = new ArrayList<String>();
        int column = 0;
        for (int i = 0; i < table.key().size(); i++) {
            key.add(row.getString(++column));
        }
        var contents = new ArrayList<AttachmentContent>();
        var values = new ArrayList<Datum>();
        for (MappedColumn.Personal mapped : table.personalColumns()) {
            Value value;
            if (mapped.attachment() == null) {
                value = value(row, ++column, types.get(column - 1));
            } else {
                value = attachment(row, ++column, new AttachmentContent(connection, system, table, mapped.name(), key));
                column += 2;
            }
            if (value instanceof Value.Attachment a && a.content() instanceof AttachmentContent content) {
                contents.add(content);
            }
            boolean held = !(value instanceof Value.Empty);
            values.add(new Datum(
                    mapped.name(), mapped.label(), mapped.category().id(), value, mapped.namesOthers() && held));
        }
        try {
            sink.accept(new Element(
                    system.name(),
                    table.name(),
                    RowKey.of(key),
                    RowKey.ofPerson(person.table(), person.key()),
                    table.label(),
                    path,
                    category,
                    values));
        } finally {
            contents.forEach(AttachmentContent::expire);
        }
    }

    private static Value attachment(ResultSet row, int first, Value.Content content) throws SQLException {
        long size = row.getLong(first);
        if (row.wasNull()) {
            return new Value.Empty();
        }
        return new Value.Attachment(row.getString(first + 1), row.getString(first + 2), size, content);
    }

    private static List<String> types(ResultSetMetaData metaData) throws SQLException {
        var types = new ArrayList<String>();
        for (int column = 1; column <= metaData.getColumnCount(); column++) {
            types.add(metaData.getColumnTypeName(column));
        }
        return types;
    }

    private static Value value(ResultSet row, int column, String type) throws SQLException {
        if (type.startsWith("_")) {
            return texts(row.getArray(column));
        }
        Value value = switch (type) {
            case "bool" -> new Value.Flag(row.getBoolean(column));
            case "date" -> held(row.getObject(column, LocalDate.class), Value.Day::new);
            case "timestamptz" ->
                held(row.getObject(column, OffsetDateTime.class), moment -> new Value.Moment(moment.toInstant()));
            case "int2", "int4", "int8", "smallserial", "serial", "bigserial", "numeric", "float4", "float8" ->
                held(row.getString(column), Rows::number);
            default -> held(row.getString(column), Value.Text::new);
        };
        return row.wasNull() ? new Value.Empty() : value;
    }

    private static <T> Value held(@Nullable T raw, Function<T, Value> make) {
        return raw == null ? new Value.Empty() : make.apply(raw);
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
            return new Value.Empty();
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

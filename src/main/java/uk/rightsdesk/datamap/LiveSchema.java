package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a schema really is, from PostgreSQL's catalogue. The information schema would not do: it hides what the role may
 * not read, and a table nobody granted is the very one that is missing from an answer.
 *
 * @param usable whether the schema exists and the role may use it
 * @param tables by name: tables, partitioned and foreign tables and materialised views; views hold nothing of their own
 * @param foreignKeys those of one column
 * @param actingKeys those of them that change or delete rows by themselves when the row they point to goes
 * @param uniqueKeys by table: sets of columns that tell one row from another
 */
record LiveSchema(
        boolean usable,
        Map<String, LiveTable> tables,
        Set<ForeignKey> foreignKeys,
        Set<ForeignKey> actingKeys,
        Map<String, Set<Set<String>>> uniqueKeys) {

    /**
     * @param rowsHidden whether row security hides rows from the role
     * @param columns type and readability by name
     */
    record LiveTable(boolean rowsHidden, Map<String, LiveColumn> columns) {}

    record LiveColumn(String type, boolean readable) {}

    record ForeignKey(String table, String column, String toTable, String toColumn) {}

    private static final String USABLE = """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace
                WHERE nspname = ? AND has_schema_privilege(oid, 'USAGE'))
            """;

    private static final String COLUMNS = """
            SELECT c.relname, a.attname, pg_catalog.format_type(a.atttypid, NULL),
                has_column_privilege(c.oid, a.attnum, 'SELECT'), row_security_active(c.oid) AND NOT coalesce((
                    SELECT bool_or(pg_get_expr(p.polqual, p.polrelid) = 'true') AND bool_and(p.polpermissive)
                    FROM pg_catalog.pg_policy p
                    WHERE p.polrelid = c.oid AND p.polcmd IN ('r', '*') AND EXISTS (SELECT FROM unnest(p.polroles) r (id)
                        WHERE CASE WHEN r.id = 0 THEN TRUE ELSE pg_has_role(r.id, 'USAGE') END)), FALSE)
            FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'f', 'm') AND NOT c.relispartition
            ORDER BY c.relname, a.attnum
            """;

    private static final String FOREIGN_KEYS = """
            SELECT c.relname, a.attname, f.relname, b.attname, k.confdeltype NOT IN ('a', 'r')
            FROM pg_catalog.pg_constraint k
                JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                JOIN pg_catalog.pg_class f ON f.oid = k.confrelid AND f.relnamespace = c.relnamespace
                JOIN pg_catalog.pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
            WHERE n.nspname = ? AND k.contype = 'f' AND cardinality(k.conkey) = 1 AND k.convalidated
            """;

    private static final String UNIQUE_KEYS = """
            SELECT c.relname, (SELECT array_agg(a.attname::text) FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1]))
            FROM pg_catalog.pg_index i
                JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
            """;

    static LiveSchema read(Connection connection, String schema) throws SQLException {
        var usable = new boolean[1];
        Map<String, LiveTable> tables = new LinkedHashMap<>();
        Set<ForeignKey> foreignKeys = new HashSet<>();
        Set<ForeignKey> actingKeys = new HashSet<>();
        Map<String, Set<Set<String>>> uniqueKeys = new LinkedHashMap<>();
        each(connection, USABLE, schema, row -> usable[0] = row.getBoolean(1));
        each(connection, COLUMNS, schema, row -> {
            boolean hidden = row.getBoolean(5);
            tables.computeIfAbsent(row.getString(1), name -> new LiveTable(hidden, new LinkedHashMap<>()))
                    .columns()
                    .put(row.getString(2), new LiveColumn(row.getString(3), row.getBoolean(4)));
        });
        each(connection, FOREIGN_KEYS, schema, row -> {
            var key = new ForeignKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
            foreignKeys.add(key);
            if (row.getBoolean(5)) {
                actingKeys.add(key);
            }
        });
        each(
                connection,
                UNIQUE_KEYS,
                schema,
                row -> uniqueKeys
                        .computeIfAbsent(row.getString(1), name -> new HashSet<>())
                        .add(Set.copyOf(Arrays.asList((String[]) row.getArray(2).getArray()))));
        return new LiveSchema(usable[0], tables, foreignKeys, actingKeys, uniqueKeys);
    }

    /** Whether the columns, all of them, tell one row of the table from another. */
    boolean isUnique(String table, List<String> columns) {
        return uniqueKeys.getOrDefault(table, Set.of()).contains(Set.copyOf(columns));
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, String schema, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }
}

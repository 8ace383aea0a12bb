package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of the rows that an erasure changes in one system, on their way to the ledger: a page at a time. */
final class ErasedKeys {

    /** Few enough to be held at once, many enough that a page costs next to nothing. */
    private static final int PAGE = 10_000;

    private final JdbcClient jdbc;
    private final UUID planId;
    private final String system;
    private long page;

    ErasedKeys(JdbcClient jdbc, UUID planId, String system) {
        this.jdbc = jdbc;
        this.planId = planId;
        this.system = system;
        this.page = jdbc.sql("select coalesce(max(page) + 1, 0) from erasure_ledger where plan_id = ? and system = ?")
                .params(planId, system)
                .query(Long.class)
                .single();
    }

    /**
     * Runs a change and notes the rows it changed.
     *
     * @param change gives the columns of the key of each
     * @return how many they were
     */
    long take(Connection connection, Clause change, int number, ChangePlan.Step step) throws SQLException {
        try (PreparedStatement statement = change.prepare(connection)) {
            statement.setFetchSize(PAGE);
            try (ResultSet row = statement.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                var keys = new ArrayList<String>();
                long rows = 0;
                while (row.next()) {
                    keys.add(key(row, columns));
                    rows++;
                    if (keys.size() == PAGE) {
                        note(number, step, keys);
                    }
                }
                if (!keys.isEmpty()) {
                    note(number, step, keys);
                }
                return rows;
            }
        }
    }

    private static String key(ResultSet row, int columns) throws SQLException {
        if (columns == 1) {
            return RowKey.of(List.of(row.getString(1)));
        }
        var key = new ArrayList<String>();
        for (int column = 1; column <= columns; column++) {
            key.add(row.getString(column));
        }
        return RowKey.of(key);
    }

    private void note(int number, ChangePlan.Step step, List<String> keys) {
        jdbc.sql("""
                        insert into erasure_ledger (plan_id, system, step, page, table_name, action, row_keys)
                        values (?, ?, ?, ?, ?, ?, ?::text[])""")
                .params(
                        planId,
                        system,
                        number,
                        page++,
                        step.table(),
                        step.action().name(),
                        Clause.array(keys))
                .update();
        keys.clear();
    }
}

package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What Rightsdesk notes in a system of record, in the transaction of the change itself: that a plan was carried out and
 * with which receipt, and which rows it changed until they are in the ledger. The tables are made by the system's
 * owner, see {@code docs/operations.md}.
 */
final class Markers {

    static final String PLANS = "rightsdesk.executed_plan";
    static final String ROWS = "rightsdesk.changed_rows";

    /** Groups of rows that become statistics, until a run knows which are large enough. */
    static final String GROUPS = "rightsdesk.anonymised_group";

    private Markers() {}

    /** Makes a second execution of the same plan wait for the end of the first. */
    static void lock(Connection connection, UUID planId) throws SQLException {
        Clause.join(
                        "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(",
                        Clause.of("?::text", planId.toString()),
                        ", 20261122))")
                .run(connection);
    }

    static Optional<ChangeReceipt.SystemReceipt> find(Connection connection, UUID planId) throws SQLException {
        return find(connection, planId, ChangeReceipt.SystemReceipt.class);
    }

    static <T> Optional<T> find(Connection connection, UUID planId, Class<T> receipt) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT receipt::text FROM " + PLANS + " WHERE plan_id = ?")) {
            statement.setObject(1, planId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Json.read(row.getString(1), receipt)) : Optional.empty();
            }
        }
    }

    /** Keys of rows that one step changed, noted together. */
    record Page(int step, long page, String table, String action, String rowKeys) {}

    /** The first of the pages that are not in the ledger yet. */
    static Optional<Page> firstPage(Connection connection, UUID planId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT step, page, table_name, action,"
                + " row_keys::text FROM " + ROWS + " WHERE plan_id = ? ORDER BY step, page LIMIT 1")) {
            statement.setObject(1, planId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Page(
                                row.getInt(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5)))
                        : Optional.empty();
            }
        }
    }

    static void delete(Connection connection, UUID planId, Page page) throws SQLException {
        Clause.of(
                        "DELETE FROM " + ROWS + " WHERE plan_id = ?::uuid AND step = ?::int AND page = ?::bigint",
                        planId.toString(),
                        Integer.toString(page.step()),
                        Long.toString(page.page()))
                .run(connection);
    }

    static void note(Connection connection, UUID planId, ChangePlan.Kind kind, ChangeReceipt.SystemReceipt receipt)
            throws SQLException {
        note(connection, planId, kind.name(), receipt.at(), receipt);
    }

    static void note(Connection connection, UUID planId, String kind, Instant at, Object receipt) throws SQLException {
        Clause.of(
                        "INSERT INTO " + PLANS
                                + " (plan_id, kind, executed_at, receipt) VALUES (?::uuid, ?, ?::timestamptz, ?::jsonb)",
                        planId.toString(),
                        kind,
                        at.toString(),
                        Json.write(receipt))
                .run(connection);
    }
}

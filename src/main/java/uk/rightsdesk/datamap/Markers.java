package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * What Rightsdesk notes in a system of record, in the transaction of the change itself: that a plan was carried out and
 * with which receipt. The table is made by the system's owner, see {@code docs/operations.md}.
 */
final class Markers {

    static final String PLANS = "rightsdesk.executed_plan";

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
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT receipt::text FROM " + PLANS + " WHERE plan_id = ?")) {
            statement.setObject(1, planId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(Json.read(row.getString(1), ChangeReceipt.SystemReceipt.class))
                        : Optional.empty();
            }
        }
    }

    static void note(Connection connection, UUID planId, ChangePlan.Kind kind, ChangeReceipt.SystemReceipt receipt)
            throws SQLException {
        Clause.of(
                        "INSERT INTO " + PLANS
                                + " (plan_id, kind, executed_at, receipt) VALUES (?::uuid, ?, ?::timestamptz, ?::jsonb)",
                        planId.toString(),
                        kind.name(),
                        receipt.at().toString(),
                        Json.write(receipt))
                .run(connection);
    }
}

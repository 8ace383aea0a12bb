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
 * with which receipt. The table is made by the system's owner, see {@code docs/operations.md}.
 */
final class Markers {

    static final String PLANS = "rightsdesk.executed_plan";

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

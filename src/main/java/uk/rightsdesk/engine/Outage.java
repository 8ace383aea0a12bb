package uk.rightsdesk.engine;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a system that is down, or too busy for now, from work that cannot succeed. */
final class Outage {

    /** PostgreSQL: connection, transaction rollback (deadlock), insufficient resources, shutdown. */
    private static final Set<String> PASSING_SQL_STATES = Set.of("08", "40", "53", "57");

    private static final int DEPTH = 20;

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
            if (isOutage(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case Unavailable _, CannotCreateTransactionException _ -> true;
            case DataAccessResourceFailureException _, TransientDataAccessException _ -> true;
            case SQLException sql ->
                sql.getSQLState() != null
                        && sql.getSQLState().length() == 5
                        && PASSING_SQL_STATES.contains(sql.getSQLState().substring(0, 2));
            default -> false;
        };
    }
}

package uk.rightsdesk.datamap;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pools of connections to the systems of record. They are kept here, not as beans, so that the application's own
 * database stays the only {@code DataSource} of the context.
 */
final class SystemsOfRecord implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SystemsOfRecord.class);

    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final Map<String, HikariDataSource> writers = new LinkedHashMap<>();

    private record Pool(HikariDataSource dataSource, DataMapProperties.Connection configuration) {}

    /** Work done in one transaction. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    SystemsOfRecord(DataMap map, DataMapProperties properties) {
        List<String> named = map.systems().stream().map(SystemOfRecord::name).toList();
        for (String name : named) {
            DataMapProperties.Connection connection = properties.systems().get(name);
            if (connection == null) {
                throw new IllegalStateException(
                        "The data map names the system " + name + ", but rightsdesk.datamap.systems." + name
                                + ".url is not set: give it url, username and password");
            }
            pools.put(name, new Pool(reading(name, connection), connection));
            if (connection.writer() != null) {
                writers.put(name, writing(name, connection, connection.writer()));
            }
        }
        properties.systems().keySet().stream()
                .filter(name -> !named.contains(name))
                .forEach(name -> log.warn("rightsdesk.datamap.systems.{} is set, but no data map names it", name));
    }

    private static HikariDataSource reading(String name, DataMapProperties.Connection connection) {
        HikariConfig config = config("system-of-record-" + name, connection);
        config.setUsername(connection.username());
        config.setPassword(connection.password());
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setMaximumPoolSize(connection.poolSize());
        return new HikariDataSource(config);
    }

    private static HikariDataSource writing(
            String name, DataMapProperties.Connection connection, DataMapProperties.Writer writer) {
        HikariConfig config = config("system-of-record-" + name + "-writer", connection);
        config.setUsername(writer.username());
        config.setPassword(writer.password());
        // each statement sees what was committed while it waited for a lock
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String pool, DataMapProperties.Connection connection) {
        var config = new HikariConfig();
        config.setPoolName(pool);
        config.setJdbcUrl(connection.url());
        config.setAutoCommit(false);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(connection.connectionTimeout().toMillis());
        // a system of record that is down must not keep the desk from starting
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "rightsdesk");
        // the details of a PostgreSQL error quote values of the row
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }

    /** Rows fetched at a time from the system. */
    int fetchSize(String system) {
        return pool(system).configuration().fetchSize();
    }

    /**
     * Reads from one snapshot: everything {@code reading} sees is the state of the moment of its first query.
     *
     * @throws SystemOfRecordUnavailable when the database fails; what else {@code reading} throws is passed on
     */
    <T> T read(String system, Reading<T> reading) {
        Pool pool = pool(system);
        try (Connection connection = pool.dataSource().getConnection()) {
            // closing gives it back to the pool, which rolls the transaction back
            prepare(connection, pool.configuration().statementTimeout().toMillis());
            return reading.read(connection);
        } catch (SQLException e) {
            throw unavailable(system, e);
        }
    }

    /**
     * Changes a system in one transaction: all of it is done, or nothing.
     *
     * @throws IllegalStateException when no role that may change data is configured for the system
     * @throws SystemOfRecordUnavailable when the database fails; what else {@code writing} throws is passed on, and
     *     nothing is changed
     */
    <T> T write(String system, Reading<T> writing) {
        HikariDataSource writer = writers.get(system);
        DataMapProperties.Writer configured = pool(system).configuration().writer();
        if (writer == null || configured == null) {
            throw new IllegalStateException("Nothing can be changed in the system " + system
                    + ": set rightsdesk.datamap.systems." + system + ".writer.username and .password");
        }
        try (Connection connection = writer.getConnection()) {
            // closing without a commit rolls back
            prepare(connection, configured.statementTimeout().toMillis());
            T result = writing.read(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw unavailable(system, e);
        }
    }

    /** Whether a role that may change data is configured for the system. */
    boolean canWrite(String system) {
        return writers.containsKey(system);
    }

    /** For this transaction only, so that a pooler between us and the database does no harm. */
    private static void prepare(Connection connection, long timeoutMillis) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + timeoutMillis);
            statement.execute("SET LOCAL TimeZone = 'Europe/London'");
            statement.execute("SET LOCAL IntervalStyle = 'postgres'");
        }
    }

    static SystemOfRecordUnavailable unavailable(String system, SQLException e) {
        String state = e.getSQLState() == null ? "none" : e.getSQLState();
        SystemOfRecordUnavailable.Code code;
        if (state.equals("none") || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")) {
            code = SystemOfRecordUnavailable.Code.UNREACHABLE;
        } else if (state.equals("57014")) {
            code = SystemOfRecordUnavailable.Code.TIMED_OUT;
        } else if (state.startsWith("40") || state.equals("55P03") || state.equals("23503")) {
            // a deadlock, or a row that somebody else hung on one of ours while it was being deleted
            code = SystemOfRecordUnavailable.Code.DISTURBED;
        } else if (state.equals("42501") || state.startsWith("28")) {
            code = SystemOfRecordUnavailable.Code.NOT_PERMITTED;
        } else {
            code = SystemOfRecordUnavailable.Code.FAILED;
        }
        return new SystemOfRecordUnavailable(system, code, state);
    }

    private Pool pool(String system) {
        Pool pool = pools.get(system);
        if (pool == null) {
            throw new IllegalArgumentException("No system " + system + " in the data map");
        }
        return pool;
    }

    @Override
    public void close() {
        pools.values().forEach(pool -> pool.dataSource().close());
        writers.values().forEach(HikariDataSource::close);
    }
}

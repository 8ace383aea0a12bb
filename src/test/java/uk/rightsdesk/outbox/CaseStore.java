package uk.rightsdesk.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Case stores for tests: databases of one real PostgreSQL, migrated by their owner, used by the application's role. */
public final class CaseStore {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private CaseStore() {}

    /** A fresh, migrated case store, seen with the rights of the application. */
    public static HikariDataSource fresh() {
        var database = "case_store_" + COUNT.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + database)
                .update();
        Flyway.configure()
                .dataSource(SERVER.getDatabase("postgres", database))
                .placeholders(Map.of("application_role", "rightsdesk"))
                .load()
                .migrate();
        var application = new HikariDataSource();
        application.setJdbcUrl(SERVER.getJdbcUrl("rightsdesk", database));
        application.setMaximumPoolSize(8);
        return application;
    }

    /** An empty database of the same server, seen with every right: for a system of record. */
    public static HikariDataSource empty() {
        var database = "other_store_" + COUNT.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + database)
                .update();
        var everything = new HikariDataSource();
        everything.setJdbcUrl(SERVER.getJdbcUrl("postgres", database));
        everything.setMaximumPoolSize(4);
        return everything;
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role rightsdesk login");
            }
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

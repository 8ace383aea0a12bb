package uk.rightsdesk.datamap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/**
 * A copy of the sample system of record on a real PostgreSQL, with the parts under test reading it as the reader role.
 * One server for all tests of a run; each copy is a database of its own.
 */
public final class TestSystem implements AutoCloseable {

    static final String SYSTEM = "customer-experience";
    static final Path MAP = Path.of("samples/datamap/customer-experience.yaml");
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    static final int FETCH_SIZE = 50;

    private static final int ACCOUNTS = 40;
    private static final String TEMPLATE = "customer_experience";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final String database;
    private final SystemsOfRecord systems;
    final DataMap map;
    final DataMapCheck check;
    final SubjectSearch search;
    final PersonalDataCollector collector;
    final RecipientSearch recipients;
    final ChangePlanner planner;
    final ChangeExecution execution;

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                execute(postgres.getPostgresDatabase(), "CREATE ROLE rightsdesk_reader LOGIN PASSWORD 'reader-pass'");
                execute(postgres.getPostgresDatabase(), "CREATE ROLE rightsdesk_writer LOGIN PASSWORD 'writer-pass'");
                execute(postgres.getPostgresDatabase(), "CREATE DATABASE " + TEMPLATE);
                SampleSystemOfRecord.createIfAbsent(postgres.getDatabase("postgres", TEMPLATE), ACCOUNTS);
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TestSystem(String database, String yaml, DataMapProperties.CheckMode mode, Duration timeout) {
        this.database = database;
        this.map =
                DataMapReader.read(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "the map under test"));
        this.systems = new SystemsOfRecord(map, properties(url(database), mode, timeout));
        this.check = new DataMapCheck(map, systems, mode);
        this.search = new SubjectSearch(map, systems);
        this.recipients = new RecipientSearch(map, systems);
        this.collector = new PersonalDataCollector(map, systems, check, Clock.fixed(NOW, ZoneOffset.UTC));
        this.planner = new ChangePlanner(map, systems, check);
        this.execution = new ChangeExecution(map, systems, check, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** A copy of the sample under the sample's own map. */
    static TestSystem fresh() {
        return fresh(sampleMap(), DataMapProperties.CheckMode.FAIL);
    }

    static TestSystem fresh(String yaml, DataMapProperties.CheckMode mode) {
        return new TestSystem(copy(), yaml, mode, Duration.ofSeconds(30));
    }

    static TestSystem withStatementTimeout(Duration timeout) {
        return new TestSystem(copy(), sampleMap(), DataMapProperties.CheckMode.FAIL, timeout);
    }

    /** A database with the sample's rows that nobody else uses. */
    public static String copy() {
        String database = "copy_" + COPIES.incrementAndGet();
        try {
            execute(
                    Server.POSTGRES.getPostgresDatabase(),
                    "CREATE DATABASE " + database + " TEMPLATE " + TEMPLATE + " STRATEGY file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    public static String url(String database) {
        return "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + database;
    }

    public static DataSource owner(String database) {
        return Server.POSTGRES.getDatabase("postgres", database);
    }

    static String sampleMap() {
        try {
            return Files.readString(MAP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DataMapProperties properties(String url, DataMapProperties.CheckMode mode, Duration timeout) {
        return new DataMapProperties(
                new FileSystemResource(MAP),
                mode,
                Map.of(
                        SYSTEM,
                        new DataMapProperties.Connection(
                                url,
                                "rightsdesk_reader",
                                "reader-pass",
                                Duration.ofSeconds(10),
                                timeout,
                                4,
                                FETCH_SIZE,
                                new DataMapProperties.Writer("rightsdesk_writer", "writer-pass", timeout))));
    }

    DataSource owner() {
        return owner(database);
    }

    Connection ownerConnection() throws SQLException {
        return owner(database).getConnection();
    }

    /** Changes the system of record, as its owner. */
    void execute(String sql) throws SQLException {
        execute(owner(database), sql);
    }

    /** The one number a query of the owner gives. */
    long count(String sql) throws SQLException {
        try (Connection connection = ownerConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    public static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        systems.close();
        try {
            execute(Server.POSTGRES.getPostgresDatabase(), "DROP DATABASE " + database + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

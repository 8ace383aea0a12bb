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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.sample.SampleSystemOfRecord;
import uk.rightsdesk.vault.Vault;
import uk.rightsdesk.vault.VaultInTest;

/**
 * A copy of the sample system of record on a real PostgreSQL, with the parts under test reading it as the reader role.
 * One server for all tests of a run; each copy is a database of its own.
 */
public final class TestSystem implements AutoCloseable {

    static final String SYSTEM = "customer-experience";
    static final Path MAP = Path.of("samples/datamap/customer-experience.yaml");
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    static final int FETCH_SIZE = 50;
    /** The default of {@code rightsdesk.datamap.systems.<name>.fetch-size}. */
    static final int FETCH_SIZE_OF_THE_DESK = 1000;

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
    final PeopleAffected people;
    final ChangePlanner planner;
    final ErasureLedger ledger;
    final ChangeExecution execution;
    public final RetentionExecution retention;
    final JdbcClient caseStore;
    private final DataSource cases;
    private final Vault vault;

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                execute(postgres.getPostgresDatabase(), "CREATE ROLE rightsdesk_reader LOGIN PASSWORD 'reader-pass'");
                for (String application : SampleSystemOfRecord.APPLICATIONS) {
                    execute(postgres.getPostgresDatabase(), "CREATE ROLE " + application);
                }
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

    /** One case store for all tests: nothing in it depends on what others do. */
    private static final class Cases {
        static final DataSource STORE = CaseStore.fresh();
    }

    private TestSystem(
            String database,
            String yaml,
            DataMapProperties.CheckMode mode,
            Duration timeout,
            int fetchSize,
            DataSource cases) {
        this.database = database;
        this.map =
                DataMapReader.read(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "the map under test"));
        this.systems = new SystemsOfRecord(map, properties(url(database), mode, timeout, fetchSize));
        this.check = new DataMapCheck(map, systems, mode);
        this.search = new SubjectSearch(map, systems);
        this.recipients = new RecipientSearch(map, systems);
        this.people = new PeopleAffected(map, systems);
        this.collector = new PersonalDataCollector(map, systems, check, Clock.fixed(NOW, ZoneOffset.UTC));
        this.planner = new ChangePlanner(map, systems, check);
        this.cases = cases;
        this.caseStore = JdbcClient.create(cases);
        this.vault = VaultInTest.over(caseStore);
        this.ledger = ledger(map, systems);
        this.execution = new ChangeExecution(map, systems, check, ledger, Clock.fixed(NOW, ZoneOffset.UTC));
        this.retention = new RetentionExecution(map, systems, check, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** A copy of the sample under the sample's own map. */
    static TestSystem fresh() {
        return fresh(sampleMap(), DataMapProperties.CheckMode.FAIL);
    }

    static TestSystem fresh(String yaml, DataMapProperties.CheckMode mode) {
        return new TestSystem(copy(), yaml, mode, Duration.ofSeconds(30), FETCH_SIZE, Cases.STORE);
    }

    /** The sample's own map over a database that is there already, and a case store of its own for the ledger. */
    public static TestSystem over(String database, DataSource cases) {
        return new TestSystem(
                database,
                sampleMap(),
                DataMapProperties.CheckMode.FAIL,
                Duration.ofMinutes(10),
                FETCH_SIZE_OF_THE_DESK,
                cases);
    }

    /** The system as it was before the test began, as a restored backup would bring it back; with the same ledger. */
    TestSystem restored() {
        return over(copy(), cases);
    }

    /** The ledger in this case store for other systems. */
    ErasureLedger ledger(DataMap map, SystemsOfRecord systems) {
        var own = new TransactionTemplate(new DataSourceTransactionManager(cases));
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new ErasureLedger(caseStore, own, vault, map, systems, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    String url() {
        return url(database);
    }

    /** Plans and carries out the erasure of whoever is found by the address. */
    public ChangeReceipt erase(UUID planId, String email) {
        return execution.execute(planId, planner.erasure(search.find(Identifier.email(email)), List.of()));
    }

    static TestSystem withStatementTimeout(Duration timeout) {
        return new TestSystem(copy(), sampleMap(), DataMapProperties.CheckMode.FAIL, timeout, FETCH_SIZE, Cases.STORE);
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

    /** The same rows as another database has, in a database of its own; nobody may be connected to that. */
    static String copyOf(String other) {
        String database = "copy_" + COPIES.incrementAndGet();
        try {
            execute(
                    Server.POSTGRES.getPostgresDatabase(),
                    "CREATE DATABASE " + database + " TEMPLATE " + other + " STRATEGY file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    /** A database without anything in it. */
    static String empty() {
        String database = "empty_" + COPIES.incrementAndGet();
        try {
            execute(Server.POSTGRES.getPostgresDatabase(), "CREATE DATABASE " + database);
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
        return properties(url, mode, timeout, FETCH_SIZE);
    }

    private static DataMapProperties properties(
            String url, DataMapProperties.CheckMode mode, Duration timeout, int fetchSize) {
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
                                fetchSize,
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
        drop(database);
    }

    static void drop(String database) {
        try {
            execute(Server.POSTGRES.getPostgresDatabase(), "DROP DATABASE " + database + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

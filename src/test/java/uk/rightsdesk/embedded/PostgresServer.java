package uk.rightsdesk.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/**
 * PostgreSQL with the case store ({@code rightsdesk}) and the sample system of record ({@code customer_experience}),
 * each with an owner and a role of least privilege. It runs with fsync and synchronous commit, against
 * EmbeddedPostgres's own defaults: what was committed must survive {@code kill -9}, as the kill tests show.
 */
final class PostgresServer implements Server {

    static final String CASE_STORE = "rightsdesk";
    static final String APPLICATION_ROLE = "rightsdesk";
    static final String OWNER_ROLE = "rightsdesk_owner";
    static final String SAMPLE = "customer_experience";
    static final String SAMPLE_OWNER_ROLE = "customer_experience_owner";
    static final String READER_ROLE = "rightsdesk_reader";
    static final String WRITER_ROLE = "rightsdesk_writer";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedSettings settings;
    private final Home home;
    private @Nullable EmbeddedPostgres server;

    PostgresServer(EmbeddedSettings settings, Home home) {
        this.settings = settings;
        this.home = home;
    }

    @Override
    public void start() {
        endOrphan();
        try {
            File log = home.log(Part.POSTGRES).toFile();
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(home.data(Part.POSTGRES))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(settings.port(Port.POSTGRES))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setDataDirectoryCustomizer(PostgresServer::requirePasswords)
                    .setPGStartupWait(PATIENCE)
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            postmaster().ifPresent(process -> home.pidFiles().remember(Part.POSTGRES.fileName(), process));
            prepare();
        } catch (IOException | IllegalStateException | SQLException e) {
            throw new EmbeddedStackException("PostgreSQL did not start." + LogTail.of(home.log(Part.POSTGRES)), e);
        }
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void kill() {
        postmaster().ifPresent(process -> {
            process.destroyForcibly();
            PidFiles.awaitEnd(process);
        });
        close();
    }

    private void close() {
        EmbeddedPostgres running = server;
        if (running == null) {
            return;
        }
        server = null;
        Optional<ProcessHandle> process = postmaster();
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // on a busy machine pg_ctl gives up before the server has ended
        process.ifPresent(PidFiles::awaitEnd);
        home.pidFiles().forget(Part.POSTGRES.fileName());
    }

    /** The application's own connection data: JDBC URL of a database without user and password. */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port(Port.POSTGRES) + "/" + database;
    }

    String password(String role) {
        return home.secret("postgres." + role);
    }

    DataSource dataSource(String database, String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(role);
        source.setPassword(password(role));
        return source;
    }

    /** A server that a kill -9 of its starter left behind blocks its data directory. */
    private void endOrphan() {
        postmaster().ifPresent(process -> {
            process.destroy();
            PidFiles.awaitEnd(process);
        });
    }

    /** The server that runs on our data directory, by the first line of its {@code postmaster.pid}. */
    private Optional<ProcessHandle> postmaster() {
        Path file = home.data(Part.POSTGRES).resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(file).getFirst().strip()))
                            .filter(this::servesOurData)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id may long be another process's: only the command line tells. */
    private boolean servesOurData(ProcessHandle process) {
        String command = process.info().commandLine().orElse("");
        return command.contains("postgres")
                && command.contains(home.data(Part.POSTGRES).toString());
    }

    private static void requirePasswords(File dataDirectory) {
        try {
            Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), """
                    host all postgres 127.0.0.1/32 trust
                    host all all      127.0.0.1/32 scram-sha-256
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare() throws SQLException {
        DataSource administration = superuser("postgres");
        try (Connection connection = administration.getConnection();
                Statement statement = connection.createStatement()) {
            Set<String> roles = new LinkedHashSet<>(SampleSystemOfRecord.APPLICATIONS);
            roles.addAll(List.of(APPLICATION_ROLE, OWNER_ROLE, SAMPLE_OWNER_ROLE, READER_ROLE, WRITER_ROLE));
            for (String role : roles) {
                if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
                    statement.execute("CREATE ROLE " + role + " LOGIN");
                }
                // the secret may be newer than the role
                statement.execute("ALTER ROLE " + role + " PASSWORD '" + password(role) + "'");
            }
            createDatabase(statement, CASE_STORE, OWNER_ROLE, APPLICATION_ROLE);
            createDatabase(statement, SAMPLE, SAMPLE_OWNER_ROLE, READER_ROLE);
        }
        execute(
                SAMPLE,
                "GRANT CONNECT ON DATABASE " + SAMPLE + " TO " + WRITER_ROLE + ", "
                        + String.join(", ", SampleSystemOfRecord.APPLICATIONS));
        execute(CASE_STORE, "GRANT USAGE ON SCHEMA public TO " + APPLICATION_ROLE);
        execute(SAMPLE, "GRANT USAGE ON SCHEMA public TO " + READER_ROLE);
        execute(
                SAMPLE,
                "ALTER DEFAULT PRIVILEGES FOR ROLE " + SAMPLE_OWNER_ROLE
                        + " IN SCHEMA public GRANT SELECT ON TABLES TO " + READER_ROLE);
    }

    private void createDatabase(Statement statement, String database, String owner, String user) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
            statement.execute("CREATE DATABASE " + database + " OWNER " + owner);
        }
        statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + user);
        execute(database, "ALTER SCHEMA public OWNER TO " + owner);
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = superuser(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DataSource superuser(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser("postgres");
        return source;
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var result = statement.executeQuery(query)) {
            return result.next();
        }
    }
}

package uk.rightsdesk.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;

/**
 * Creates the database {@code customer_experience} of the sample company, with its rows.
 *
 * <p>The rows are a function of the account's number alone: the same size gives the same rows, and a smaller sample is
 * the beginning of a larger one. An account has about 17 rows, so 60,000 accounts are about a million rows.
 */
public final class SampleSystemOfRecord {

    /** Email address of the first account: Amelia Hart, with a little of everything. */
    public static final String AMELIA = "amelia.hart@example.org";

    /** Email address of the second account, which shares no business, member of staff or conversation with Amelia. */
    public static final String BARTOSZ = "bartosz.wisniewski@example.com";

    /** Email address held by two accounts, once in another case. */
    public static final String SIAN = "sian.llewellyn@example.org";

    /** Roles of the company's own applications, from which row-level security keeps what is restricted. */
    public static final List<String> APPLICATIONS =
            List.of("sample_site", "sample_sharing", "sample_reports", "sample_mailer");

    /** The accounts of the story, which are there whatever the size. */
    public static final int FIXED_ACCOUNTS = 4;

    private static final List<String> SCRIPTS =
            List.of("1-tables.sql", "2-people.sql", "3-rows.sql", "4-keys.sql", "5-roles.sql");

    private SampleSystemOfRecord() {}

    /**
     * Creates tables and rows in one transaction, unless the table {@code account} is there already; then nothing is
     * changed, whatever its size.
     *
     * @param owner connections as the role that owns the database
     * @param accounts number of accounts, at least {@value #FIXED_ACCOUNTS}
     * @return whether the tables were created by this call
     */
    public static boolean createIfAbsent(DataSource owner, int accounts) throws SQLException {
        if (accounts < FIXED_ACCOUNTS) {
            throw new IllegalArgumentException("The sample has at least " + FIXED_ACCOUNTS + " accounts");
        }
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean created = create(connection, accounts);
                connection.commit();
                if (created) {
                    analyse(connection);
                }
                return created;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static boolean create(Connection connection, int accounts) throws SQLException {
        try (var statement = connection.createStatement()) {
            // two stacks may start at once: the second waits here and then finds the tables
            statement.execute("SELECT pg_advisory_xact_lock(20261122)");
            try (var tables = statement.executeQuery("SELECT to_regclass('public.account') IS NOT NULL")) {
                tables.next();
                if (tables.getBoolean(1)) {
                    return false;
                }
            }
            statement.execute("SET LOCAL search_path = public; SET LOCAL maintenance_work_mem = '256MB'");
        }
        set(connection, "sample.accounts", Integer.toString(accounts));
        set(connection, "sample.picture", Base64.getEncoder().encodeToString(resource("receipt.png")));
        for (String script : SCRIPTS) {
            try (var statement = connection.createStatement()) {
                statement.execute(new String(resource(script), StandardCharsets.UTF_8));
            }
        }
        return true;
    }

    /** Fresh statistics, so that the first collection is planned as a later one would be. */
    private static void analyse(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = SampleSystemOfRecord.class.getResourceAsStream("/sample/" + name)) {
            if (in == null) {
                throw new IllegalStateException("No resource /sample/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

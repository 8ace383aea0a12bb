package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** Collection and erasure beside SQL written by hand for the same work; figures in {@code docs/benchmarks.md}. */
@Tag("full")
class DataMapBenchmarkTest {

    private static final Path FIGURES = Path.of("target", "benchmarks", "datamap.txt");
    private static final int RUNS = 6;

    /** As many rows as asked for, spread over the tables as one very busy person would have them. */
    private static final String ROWS = """
            INSERT INTO login (account_id, succeeded, method, ip_address, device, logged_in_at)
                SELECT 1, true, 'password', '203.0.113.9', 'phone', now() FROM generate_series(1, %1$d * 4 / 10);
            INSERT INTO site_visit (account_id, entry_page, device, ip_address, duration, visited_at)
                SELECT 1, '/start', 'phone', '203.0.113.9', '1 minute', now() FROM generate_series(1, %1$d * 3 / 10);
            INSERT INTO experience (id, account_id, business_id, title, body, rating, happened_on, submitted_at)
                SELECT 50000000 + n, 1, 1, 'Title', repeat('Words of mine. ', 20), 3, '2026-01-01', now()
                FROM generate_series(1, %1$d / 10) n;
            INSERT INTO experience_share (experience_id, business_id, sharing_terms_id, shared_fields, channel, shared_at)
                SELECT 50000000 + n, 1, 2, '{title}', 'email', now() FROM generate_series(1, %1$d / 10) n;
            INSERT INTO support_message (account_id, direction, subject, body, sent_at)
                SELECT 1, 'from person', 'Subject', repeat('Words of mine. ', 20), now() FROM generate_series(1, %1$d / 10);
            ANALYZE""";

    /** Everybody else, up to the number of accounts asked for; foreign keys hold by the way it is made. */
    private static final String CROWD = """
            SET session_replication_role = replica;
            INSERT INTO account (id, email, given_name, family_name, phone, opened_at)
                SELECT n, 'crowd-' || n || '@example.net', 'One', 'Of Many', '+4420' || n, now()
                FROM generate_series(10001, %1$d) n;
            INSERT INTO login (account_id, succeeded, method, ip_address, device, logged_in_at)
                SELECT n, true, 'password', '203.0.113.9', 'phone', now() FROM generate_series(10001, %1$d) n;
            INSERT INTO consent (account_id, purpose, granted, wording, given_through, recorded_at)
                SELECT n, 'sharing', true, 'Yes.', 'sign-up form', now() FROM generate_series(10001, %1$d) n;
            INSERT INTO experience (id, account_id, business_id, title, body, rating, happened_on, submitted_at)
                SELECT 70000000 + n, n, 1, 'Title', 'Words.', 3, '2026-01-01', now() FROM generate_series(10001, %1$d) n;
            INSERT INTO experience_share (experience_id, business_id, sharing_terms_id, shared_fields, channel, shared_at)
                SELECT 70000000 + n, 1, 2, '{title}', 'email', now() FROM generate_series(10001, %1$d) n;
            SET session_replication_role = DEFAULT""";

    private static final List<String> ERASE_BY_HAND = List.of(
            "SELECT 1 FROM account WHERE id = 1 FOR UPDATE",
            "DELETE FROM restricted_account WHERE account_id = 1 RETURNING account_id",
            "DELETE FROM account_segment WHERE account_id = 1 RETURNING account_id",
            "DELETE FROM experience_picture WHERE experience_id IN (SELECT id FROM experience WHERE account_id = 1) RETURNING id",
            "DELETE FROM marketing_preference WHERE account_id = 1 RETURNING account_id || '/' || channel",
            "DELETE FROM site_visit WHERE account_id = 1 RETURNING id",
            "DELETE FROM cookie WHERE account_id = 1 RETURNING id",
            "DELETE FROM login WHERE account_id = 1 RETURNING id",
            "DELETE FROM experience e WHERE account_id = 1"
                    + " AND NOT EXISTS (SELECT FROM experience_share s WHERE s.experience_id = e.id)"
                    + " AND NOT EXISTS (SELECT FROM support_message m WHERE m.experience_id = e.id) RETURNING id",
            "UPDATE experience SET title = 'Erased', body = 'Erased at the wish of the person who wrote it.', branch = NULL,"
                    + " happened_on = date_trunc('year', happened_on), submitted_at = date_trunc('year', submitted_at),"
                    + " status = 'draft' WHERE account_id = 1 RETURNING id",
            "UPDATE account SET email = 'erased-1@erased.invalid', given_name = 'Erased', family_name = 'Person',"
                    + " phone = NULL, address_line_1 = NULL, address_line_2 = NULL, town = NULL, postcode = NULL,"
                    + " country = 'ZZ', date_of_birth = NULL, status = 'closed', opened_at = date_trunc('year', opened_at)"
                    + " WHERE id = 1 RETURNING id");

    private static final List<String> COLLECT_BY_HAND = List.of(
            "SELECT * FROM account WHERE id = 1",
            "SELECT * FROM restricted_account WHERE account_id = 1",
            "SELECT * FROM account_segment WHERE account_id = 1",
            "SELECT e.*, b.name FROM experience e JOIN business b ON b.id = e.business_id WHERE account_id = 1 ORDER BY e.id",
            "SELECT p.id, p.file_name, length(p.content), e.title FROM experience_picture p"
                    + " JOIN experience e ON e.id = p.experience_id WHERE e.account_id = 1 ORDER BY p.id",
            "SELECT s.*, e.title, b.name, t.title FROM experience_share s JOIN experience e ON e.id = s.experience_id"
                    + " JOIN business b ON b.id = s.business_id JOIN sharing_terms t ON t.id = s.sharing_terms_id"
                    + " WHERE e.account_id = 1 ORDER BY s.id",
            "SELECT * FROM consent WHERE account_id = 1 ORDER BY id",
            "SELECT * FROM marketing_preference WHERE account_id = 1 ORDER BY account_id, channel",
            "SELECT * FROM marketing_preference_change WHERE account_id = 1 ORDER BY id",
            "SELECT * FROM cookie WHERE account_id = 1 ORDER BY id",
            "SELECT v.*, c.name FROM site_visit v LEFT JOIN cookie c ON c.id = v.cookie_id WHERE v.account_id = 1 ORDER BY v.id",
            "SELECT m.*, e.title, s.name FROM support_message m LEFT JOIN experience e ON e.id = m.experience_id"
                    + " LEFT JOIN staff s ON s.id = m.staff_id WHERE m.account_id = 1 ORDER BY m.id",
            "SELECT * FROM login WHERE account_id = 1 ORDER BY id");

    @BeforeAll
    static void empty() throws IOException {
        Files.createDirectories(FIGURES.getParent());
        Files.deleteIfExists(FIGURES);
    }

    @Test
    void shouldCollectAndEraseAHundredThousandRowsAboutAsFastAsByHand() throws Exception {
        Duration[] best = new Duration[4];
        for (int run = 0; run < RUNS; run++) {
            String mine = busy(100_000);
            try (TestSystem system = TestSystem.over(mine, CaseStore.fresh())) {
                best[0] = shorter(best[0], timed(() -> collectByHand(mine)));
                best[1] = shorter(best[1], timed(() -> collect(system)));
                UUID planId = UUID.randomUUID();
                ChangePlan plan = system.planner.erasure(amelia(system), List.of());
                best[3] = shorter(best[3], timed(() -> system.execution.execute(planId, plan)));
            }
            String hand = busy(100_000);
            DataSource ledger = CaseStore.fresh();
            try (TestSystem other = TestSystem.over(hand, ledger)) {
                best[2] = shorter(best[2], timed(() -> eraseByHand(hand, ledger)));
            }
        }
        double collection = ratio(best[1], best[0]);
        double erasure = ratio(best[3], best[2]);
        note(
                "100,000 rows of a person: collection %d ms, by hand %d ms, ratio %.2f",
                best[1].toMillis(), best[0].toMillis(), collection);
        note(
                "100,000 rows of a person: erasure with ledger %d ms, by hand %d ms, ratio %.2f",
                best[3].toMillis(), best[2].toMillis(), erasure);
        assertThat(collection).isLessThan(1.3);
        assertThat(erasure).isLessThan(1.3);
    }

    @Test
    void shouldNeedNoMoreMemoryForAMillionRows() throws Exception {
        long few = memory(1_000);
        long many = memory(1_000_000);
        note(
                "memory held while collecting: 1,000 rows %.1f MiB, 1,000,000 rows %.1f MiB",
                few / 1048576.0, many / 1048576.0);
        assertThat(many).isLessThan(few + (16 << 20));
    }

    @Test
    void shouldCostNoMorePerPersonAsTheSystemGrows() throws Exception {
        Duration small = perPerson(10_000);
        Duration large = perPerson(1_000_000);
        note(
                "search, collection, plan and erasure of a person: %.1f ms among 10,000 accounts, %.1f ms among 1,000,000",
                small.toNanos() / 1e6, large.toNanos() / 1e6);
        assertThat(ratio(large, small)).isLessThan(1.5);
    }

    private static long memory(int rows) throws SQLException {
        try (TestSystem system = TestSystem.over(busy(rows), CaseStore.fresh())) {
            long before = used();
            var seen = new AtomicLong();
            var most = new AtomicLong();
            system.collector.collect(amelia(system), element -> {
                if (seen.incrementAndGet() % Math.max(500, rows / 5) == 0) {
                    most.accumulateAndGet(used() - before, Math::max);
                }
            });
            assertThat(seen.get()).isGreaterThan(rows);
            return most.get();
        }
    }

    /** What is still held after everything that can go is gone. */
    private static long used() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Duration perPerson(int accounts) throws Exception {
        String database = TestSystem.empty();
        SampleSystemOfRecord.createIfAbsent(TestSystem.owner(database), 10_000);
        if (accounts > 10_000) {
            TestSystem.execute(TestSystem.owner(database), CROWD.formatted(accounts));
        }
        try (TestSystem system = TestSystem.over(database, CaseStore.fresh())) {
            TestSystem.execute(TestSystem.owner(database), "VACUUM ANALYZE");
            String email = "SELECT email FROM account WHERE id = ";
            for (int account = 100; account < 150; account++) {
                whole(system, text(database, email + account));
            }
            long start = System.nanoTime();
            for (int account = 200; account < 400; account++) {
                whole(system, text(database, email + account));
            }
            return Duration.ofNanos((System.nanoTime() - start) / 200);
        }
    }

    private static void whole(TestSystem system, String email) {
        List<SubjectMatch> matches = system.search.find(Identifier.email(email));
        system.collector.collect(matches, element -> {});
        system.execution.execute(UUID.randomUUID(), system.planner.erasure(matches, List.of()));
    }

    private static String busy(int rows) throws SQLException {
        String database = TestSystem.copy();
        TestSystem.execute(TestSystem.owner(database), ROWS.formatted(rows));
        TestSystem.execute(TestSystem.owner(database), "VACUUM ANALYZE");
        TestSystem.execute(TestSystem.owner(database), "CHECKPOINT");
        return database;
    }

    private static List<SubjectMatch> amelia(TestSystem system) {
        return system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA));
    }

    private static void collect(TestSystem system) {
        var elements = new AtomicLong();
        system.collector.collect(amelia(system), element -> elements.incrementAndGet());
        assertThat(elements.get()).isGreaterThan(100_000);
    }

    private static void collectByHand(String database) throws SQLException {
        long rows = 0;
        try (Connection connection =
                DriverManager.getConnection(TestSystem.url(database), "rightsdesk_reader", "reader-pass")) {
            connection.setAutoCommit(false);
            for (String sql : COLLECT_BY_HAND) {
                try (var statement = connection.createStatement()) {
                    statement.setFetchSize(TestSystem.FETCH_SIZE_OF_THE_DESK);
                    try (ResultSet row = statement.executeQuery(sql)) {
                        int columns = row.getMetaData().getColumnCount();
                        while (row.next()) {
                            for (int column = 1; column <= columns; column++) {
                                row.getObject(column);
                            }
                            rows++;
                        }
                    }
                }
            }
        }
        assertThat(rows).isGreaterThan(100_000);
    }

    /** Keys of what is erased go to the ledger in the case store, which is committed first, as the desk does it. */
    private static void eraseByHand(String database, DataSource cases) throws SQLException {
        try (Connection ledger = cases.getConnection();
                Connection connection =
                        DriverManager.getConnection(TestSystem.url(database), "rightsdesk_writer", "writer-pass");
                var statement = connection.createStatement();
                var plan = ledger.createStatement();
                var noted = ledger.prepareStatement("INSERT INTO erasure_ledger"
                        + " (plan_id, system, step, page, table_name, action, row_keys)"
                        + " VALUES ((SELECT plan_id FROM erased_plan), 'by hand', ?, ?, 'table', 'DELETE', ?)")) {
            ledger.setAutoCommit(false);
            plan.execute("INSERT INTO erased_plan VALUES (gen_random_uuid(), '{}', now())");
            long page = 0;
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            for (int step = 0; step < ERASE_BY_HAND.size(); step++) {
                try (ResultSet row = statement.executeQuery(ERASE_BY_HAND.get(step))) {
                    var keys = new ArrayList<String>();
                    boolean more = row.next();
                    while (more) {
                        keys.add(row.getString(1));
                        more = row.next();
                        if (keys.size() == 10_000 || !more) {
                            noted.setInt(1, step);
                            noted.setLong(2, page++);
                            noted.setArray(3, ledger.createArrayOf("text", keys.toArray()));
                            noted.executeUpdate();
                            keys.clear();
                        }
                    }
                }
            }
            ledger.commit();
            connection.commit();
        }
    }

    private static String text(String database, String sql) throws SQLException {
        try (Connection connection = TestSystem.owner(database).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static Duration timed(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Duration shorter(@Nullable Duration best, Duration other) {
        return best == null || other.compareTo(best) < 0 ? other : best;
    }

    private static double ratio(Duration one, Duration other) {
        return (double) one.toNanos() / other.toNanos();
    }

    private static void note(String figures, Object... values) throws IOException {
        Files.writeString(
                FIGURES,
                figures.formatted(values) + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}

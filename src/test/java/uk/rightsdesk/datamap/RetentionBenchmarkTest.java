package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/**
 * A run over the accounts of a year ago beside a procedure written by hand for the same work, batch by batch, in the
 * database itself; with somebody reading meanwhile. Figures in {@code docs/benchmarks.md}.
 */
@Tag("full")
class RetentionBenchmarkTest {

    private static final Path FIGURES = Path.of("target", "benchmarks", "retention.txt");
    private static final int ACCOUNTS = Integer.getInteger("rightsdesk.benchmark.accounts", 1_000_000);
    private static final int BATCH = 1_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final String BY_HAND = """
            CREATE PROCEDURE public.retain_by_hand(cutoff timestamptz) LANGUAGE plpgsql AS $$
            DECLARE
                last bigint := 0;
                ids  bigint[];
            BEGIN
                LOOP
                    SELECT array_agg(id ORDER BY id) INTO ids FROM (SELECT id FROM account
                        WHERE closed_at < cutoff AND id > last ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED) due;
                    EXIT WHEN ids IS NULL;
                    last := ids[array_upper(ids, 1)];
                    DELETE FROM restricted_account WHERE account_id = ANY (ids);
                    DELETE FROM account_segment WHERE account_id = ANY (ids);
                    DELETE FROM experience_picture
                        WHERE experience_id IN (SELECT id FROM experience WHERE account_id = ANY (ids));
                    DELETE FROM marketing_preference WHERE account_id = ANY (ids);
                    DELETE FROM site_visit WHERE account_id = ANY (ids);
                    DELETE FROM cookie WHERE account_id = ANY (ids);
                    DELETE FROM login WHERE account_id = ANY (ids);
                    DELETE FROM experience e WHERE account_id = ANY (ids)
                        AND NOT EXISTS (SELECT FROM experience_share s WHERE s.experience_id = e.id)
                        AND NOT EXISTS (SELECT FROM support_message m WHERE m.experience_id = e.id);
                    UPDATE experience SET title = 'Erased', body = 'Erased at the wish of the person who wrote it.',
                        branch = NULL, happened_on = date_trunc('year', happened_on),
                        submitted_at = date_trunc('year', submitted_at), status = 'draft' WHERE account_id = ANY (ids);
                    DELETE FROM account a WHERE id = ANY (ids)
                        AND NOT EXISTS (SELECT FROM consent c WHERE c.account_id = a.id)
                        AND NOT EXISTS (SELECT FROM experience c WHERE c.account_id = a.id)
                        AND NOT EXISTS (SELECT FROM support_message c WHERE c.account_id = a.id)
                        AND NOT EXISTS (SELECT FROM marketing_preference_change c WHERE c.account_id = a.id);
                    UPDATE account SET email = 'erased-' || id || '@erased.invalid', given_name = 'Erased',
                        family_name = 'Person', phone = NULL, address_line_1 = NULL, address_line_2 = NULL, town = NULL,
                        postcode = NULL, country = 'ZZ', date_of_birth = NULL, status = 'closed',
                        opened_at = date_trunc('year', opened_at), closed_at = NULL WHERE id = ANY (ids);
                    COMMIT;
                END LOOP;
            END $$""";

    @Test
    void shouldTakeNoMoreThanHalfAsLongAgainAsByHandAndBlockNoReader() throws Exception {
        // given the same rows twice
        Files.createDirectories(FIGURES.getParent());
        String mine = TestSystem.empty();
        SampleSystemOfRecord.createIfAbsent(TestSystem.owner(mine), ACCOUNTS);
        String hand = TestSystem.copyOf(mine);
        TestSystem.execute(TestSystem.owner(hand), BY_HAND);
        prepare(mine);
        prepare(hand);

        // when
        TestSystem system = TestSystem.over(mine, CaseStore.fresh()); // not closed: that would drop what is looked at
        long[] done = new long[2];
        Reader reader = new Reader(mine);
        Duration run = read(reader, () -> done[0] = run(system, done));
        Reader other = new Reader(hand);
        Duration byHand = read(other, () -> byHand(hand));

        // then both did the same
        assertThat(emptied(mine)).isEqualTo(done[0]).isEqualTo(emptied(hand));
        assertThat(sums(mine)).isEqualTo(sums(hand));
        double ratio = (double) run.toNanos() / byHand.toNanos();
        Files.writeString(
                FIGURES,
                "%,d accounts, %,d of them over, %,d rows deleted or changed: run %.1f s, by hand %.1f s, ratio %.2f; %,d reads meanwhile, the slowest %d ms (by hand %d ms), the longest batch %d ms%n"
                        .formatted(
                                ACCOUNTS,
                                done[0],
                                Reader.rows(mine),
                                run.toMillis() / 1e3,
                                byHand.toMillis() / 1e3,
                                ratio,
                                reader.reads.get(),
                                reader.slowest.get() / 1_000_000,
                                other.slowest.get() / 1_000_000,
                                done[1] / 1_000_000),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(reader.slowest.get()).isLessThan(Duration.ofSeconds(1).toNanos());
        assertThat(ratio).isLessThanOrEqualTo(1.5);
    }

    /** Works with somebody reading beside. */
    private static Duration read(Reader reader, Work work) throws Exception {
        Thread reading = Thread.ofPlatform().daemon().start(reader);
        Duration took = timed(work);
        reader.stop.set(true);
        reading.join();
        return took;
    }

    private static void prepare(String database) throws SQLException {
        TestSystem.execute(TestSystem.owner(database), "VACUUM ANALYZE");
        TestSystem.execute(TestSystem.owner(database), "CHECKPOINT");
    }

    private static long run(TestSystem system, long[] done) {
        UUID run = UUID.randomUUID();
        long rows = 0;
        RetentionBatch batch = null;
        int number = 0;
        do {
            long start = System.nanoTime();
            batch = system.retention.batch(
                    run,
                    TestSystem.SYSTEM,
                    "closed-accounts",
                    TODAY,
                    number++,
                    batch == null ? null : batch.lastKey(),
                    HeldPeople.NOBODY,
                    BATCH);
            done[1] = Math.max(done[1], System.nanoTime() - start);
            rows += batch.rows();
        } while (!batch.endsRule());
        return rows;
    }

    private static long byHand(String database) throws SQLException {
        try (Connection connection = TestSystem.owner(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = public");
            return statement.executeUpdate("CALL retain_by_hand('2025-11-22 00:00+00')");
        }
    }

    private static long emptied(String database) throws SQLException {
        return number(database, "SELECT count(*) FROM account WHERE country = 'ZZ'");
    }

    /** Of all tables together, but the markers. */
    private static String sums(String database) throws SQLException {
        var sums = new StringBuilder();
        for (String table : new String[] {
            "account",
            "experience",
            "experience_picture",
            "experience_share",
            "consent",
            "cookie",
            "site_visit",
            "login",
            "support_message",
            "marketing_preference",
            "marketing_preference_change",
            "account_segment"
        }) {
            sums.append(table)
                    .append(' ')
                    .append(number(database, "SELECT count(*) FROM " + table))
                    .append('\n');
        }
        return sums.toString();
    }

    private static long number(String database, String sql) throws SQLException {
        try (Connection connection = TestSystem.owner(database).getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Somebody who looks at one account after the other, those that are over among them. */
    private static final class Reader implements Runnable {

        private final String database;
        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicLong reads = new AtomicLong();
        private final AtomicLong slowest = new AtomicLong();

        Reader(String database) {
            this.database = database;
        }

        @Override
        public void run() {
            Random random = new Random(1);
            try (Connection connection =
                            DriverManager.getConnection(TestSystem.url(database), "rightsdesk_reader", "reader-pass");
                    PreparedStatement statement = connection.prepareStatement("""
                            SELECT a.id, (SELECT count(*) FROM experience e WHERE e.account_id = a.id),
                                (SELECT count(*) FROM login l WHERE l.account_id = a.id) FROM account a WHERE a.id = ?""")) {
                while (!stop.get()) {
                    long start = System.nanoTime();
                    statement.setLong(1, 1 + random.nextInt(ACCOUNTS));
                    statement.executeQuery().close();
                    slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
                    reads.incrementAndGet();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** As the markers have it. */
        private static long rows(String database) throws SQLException {
            return number(database, """
                    SELECT sum((line ->> 'rows')::bigint) FROM rightsdesk.executed_plan,
                        jsonb_array_elements(receipt -> 'lines') line
                    WHERE kind = 'RETENTION' AND line ->> 'action' <> 'KEEP'""");
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
}

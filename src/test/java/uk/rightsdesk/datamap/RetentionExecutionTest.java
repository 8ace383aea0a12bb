package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.rightsdesk.datamap.RetentionRule.Hold;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** Runs of the sample's own rules over 400 accounts of the sample. */
class RetentionExecutionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String DUE_ACCOUNTS = "closed_at < '2025-11-22 00:00+00'";

    private final UUID run = UUID.randomUUID();
    private TestSystem system;

    @BeforeEach
    void open() throws SQLException {
        String database = TestSystem.empty();
        SampleSystemOfRecord.createIfAbsent(TestSystem.owner(database), 400);
        system = TestSystem.over(database, CaseStore.fresh());
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void shouldDeleteClosedAccountsAndTouchNobodyElse() throws SQLException {
        // given
        long[] due = keys("SELECT id FROM account WHERE " + DUE_ACCOUNTS);
        Map<String, String> others = EverybodyElse.checksums(system.owner(), due);
        RetentionExecution.Count counted = count("closed-accounts", HeldPeople.NOBODY);

        // when
        List<RetentionBatch> batches = run("closed-accounts", HeldPeople.NOBODY, 7);

        // then
        assertThat(due.length).isGreaterThan(10);
        assertThat(counted.due()).isEqualTo(due.length);
        assertThat(batches).extracting(RetentionBatch::rows).containsOnly(7L, (long) due.length % 7, 0L);
        assertThat(EverybodyElse.checksums(system.owner(), due)).isEqualTo(others);
        assertThat(EverybodyElse.orphans(system.owner())).isZero();
        assertThat(system.count("SELECT count(*) FROM login WHERE account_id = ANY ('" + array(due) + "')"))
                .isZero();
        assertThat(count("closed-accounts", HeldPeople.NOBODY).due()).isZero();
    }

    @Test
    void shouldKeepWhatMustBeKeptAndSayWhy() throws SQLException {
        // given
        long[] due = keys("SELECT id FROM account WHERE " + DUE_ACCOUNTS);
        long consents = system.count("SELECT count(*) FROM consent WHERE account_id = ANY ('" + array(due) + "')");

        // when
        List<RetentionBatch> batches = run("closed-accounts", HeldPeople.NOBODY, 1000);

        // then
        assertThat(batches.getFirst().lines()).anySatisfy(line -> {
            assertThat(line.table()).isEqualTo("consent");
            assertThat(line.action()).isEqualTo(ChangePlan.Action.KEEP);
            assertThat(line.rows()).isEqualTo(consents);
            assertThat(line.ground()).isEqualTo(ErasureGround.LEGAL_OBLIGATION);
            assertThat(line.until()).startsWith("Six years");
        });
        assertThat(system.count("SELECT count(*) FROM account WHERE id = ANY ('" + array(due)
                        + "') AND given_name = 'Erased' AND closed_at IS NULL"))
                .isEqualTo(due.length);
    }

    @Test
    void shouldLeaveOutAndCountWhoeverIsHeld() throws SQLException {
        // given
        long[] due = keys("SELECT id FROM account WHERE " + DUE_ACCOUNTS + " ORDER BY id");
        HeldPeople held = new HeldPeople(Map.of(
                TestSystem.SYSTEM,
                Map.of(
                        Hold.OPEN_REQUEST, Set.of("account/" + due[0]),
                        Hold.LITIGATION, Set.of("account/" + due[0], "account/" + due[1], "account/3"))));
        Map<String, String> before = EverybodyElse.checksums(system.owner(), rest(due, 2));

        // when
        RetentionExecution.Count counted = count("closed-accounts", held);
        run("closed-accounts", held, 1000);

        // then
        assertThat(counted)
                .isEqualTo(new RetentionExecution.Count(
                        due.length - 2L, Map.of(Hold.OPEN_REQUEST, 1L, Hold.LITIGATION, 2L)));
        assertThat(EverybodyElse.checksums(system.owner(), rest(due, 2))).isEqualTo(before);
    }

    @Test
    void shouldDeleteRowsOfEveryTableOnceTheyAreOver() throws SQLException {
        // given
        String over = "SELECT (SELECT count(*) FROM login WHERE logged_in_at < '2025-10-22 00:00+01')"
                + " + (SELECT count(*) FROM site_visit WHERE visited_at < '2025-10-22 00:00+01')"
                + " + (SELECT count(*) FROM cookie WHERE expires_at < '2026-11-22 00:00+00')";
        long rest = system.count("SELECT count(*) FROM login")
                - system.count("SELECT count(*) FROM login WHERE logged_in_at < '2025-10-22 00:00+01'");
        assertThat(system.count(over)).isPositive();

        // when
        for (String rule : List.of("sign-ins", "website-visits", "cookies", "messages", "sharing-records")) {
            run(rule, HeldPeople.NOBODY, 100);
        }

        // then
        assertThat(system.count(over)).isZero();
        assertThat(system.count("SELECT count(*) FROM login")).isEqualTo(rest);
        assertThat(system.count("SELECT count(*) FROM site_visit")).isPositive();
        assertThat(EverybodyElse.orphans(system.owner())).isZero();
    }

    @Test
    void shouldRepeatTheAnswerOfABatchAndNotItsWork() throws SQLException {
        // given a batch whose answer was lost
        RetentionBatch first =
                system.retention.batch(run, TestSystem.SYSTEM, "sign-ins", TODAY, 0, null, HeldPeople.NOBODY, 10);
        long left = system.count("SELECT count(*) FROM login");

        // when
        RetentionBatch again =
                system.retention.batch(run, TestSystem.SYSTEM, "sign-ins", TODAY, 0, null, HeldPeople.NOBODY, 10);

        // then
        assertThat(first.rows()).isEqualTo(10);
        assertThat(again).isEqualTo(first);
        assertThat(system.count("SELECT count(*) FROM login")).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void shouldKeepNumbersOfExperiencesInWhichNobodyCanBeSingledOut(int seed) throws SQLException {
        // given experiences of long ago, in groups of every size
        system.execute("SELECT setseed(0.%d)".formatted(seed));
        system.execute("""
                DELETE FROM experience_share;
                UPDATE experience SET submitted_at = submitted_at - INTERVAL '8 years',
                    happened_on = happened_on - (floor(random() * 4)::int + 8) * INTERVAL '1 year',
                    business_id = 1 + floor(random() * random() * 30)::int
                WHERE hashint8(id + %d) %% 3 <> 0""".formatted(seed));
        long due = count("experiences", HeldPeople.NOBODY).due();
        long live = system.count("SELECT count(*) FROM experience") - due;

        // when
        run("experiences", HeldPeople.NOBODY, 50);
        RetentionExecution.Anonymised published =
                system.retention.publish(run, TestSystem.SYSTEM, "experiences").orElseThrow();

        // then each group is large enough by the columns it still has, and all rows are accounted for
        assertThat(system.count("SELECT min(experiences) FROM experience_statistic"))
                .isGreaterThanOrEqualTo(5);
        assertThat(published.smallest()).isEqualTo(system.count("SELECT min(experiences) FROM experience_statistic"));
        assertThat(system.count("SELECT sum(experiences) FROM experience_statistic"))
                .isEqualTo(published.rows())
                .isEqualTo(due - published.leftOut());
        assertThat(published.coarser()).isPositive();
        assertThat(system.count("SELECT count(*) FROM rightsdesk.anonymised_group"))
                .isZero();
        assertThat(system.count("SELECT count(*) FROM experience WHERE title <> 'Erased'"))
                .isEqualTo(live);
        assertThat(system.count("""
                        SELECT count(*) FROM experience_picture p JOIN experience e ON e.id = p.experience_id
                        WHERE e.title = 'Erased'""")).isZero();
        assertThat(EverybodyElse.orphans(system.owner())).isZero();
        // and it is published once
        assertThat(system.retention.publish(run, TestSystem.SYSTEM, "experiences"))
                .contains(published);
    }

    @Test
    void shouldSuppressSmallGroupsInTheReport() throws SQLException {
        assertThat(system.count("SELECT count(*) FROM experience_report")).isPositive();
        assertThat(system.count("SELECT min(experiences) FROM experience_report"))
                .isGreaterThanOrEqualTo(5);
        assertThat(system.count("""
                        SELECT count(*) FROM (SELECT count(*) FROM experience
                            GROUP BY business_id, rating, date_trunc('year', happened_on) HAVING count(*) < 5) small""")).isPositive();
    }

    private RetentionExecution.Count count(String rule, HeldPeople held) {
        return system.retention.count(TestSystem.SYSTEM, rule, TODAY, held);
    }

    private List<RetentionBatch> run(String rule, HeldPeople held, int size) {
        var batches = new ArrayList<RetentionBatch>();
        do {
            batches.add(system.retention.batch(
                    run,
                    TestSystem.SYSTEM,
                    rule,
                    TODAY,
                    batches.size(),
                    batches.isEmpty() ? null : batches.getLast().lastKey(),
                    held,
                    size));
        } while (!batches.getLast().endsRule());
        return batches;
    }

    private long[] keys(String sql) throws SQLException {
        var keys = new ArrayList<Long>();
        try (var connection = system.ownerConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                keys.add(row.getLong(1));
            }
        }
        return keys.stream().mapToLong(Long::longValue).toArray();
    }

    private static String array(long[] keys) {
        return java.util.Arrays.toString(keys).replace('[', '{').replace(']', '}');
    }

    private static long[] rest(long[] keys, int from) {
        return java.util.Arrays.copyOfRange(keys, from, keys.length);
    }
}

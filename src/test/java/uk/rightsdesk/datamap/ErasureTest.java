package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.sample.SampleSystemOfRecord;

class ErasureTest {

    private final UUID planId = UUID.randomUUID();
    private TestSystem system = TestSystem.fresh();

    @BeforeEach
    void untouched() throws SQLException {
        assertThat(EverybodyElse.orphans(system.owner())).isZero();
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void shouldPlanWithoutChangingAnything() throws SQLException {
        // given
        Map<String, String> before = EverybodyElse.checksums(system.owner());

        // when
        ChangePlan plan = erasureOf(SampleSystemOfRecord.AMELIA);

        // then
        assertThat(EverybodyElse.checksums(system.owner())).isEqualTo(before);
        assertThat(plan.nothingHeld()).isFalse();
        assertThat(plan.byHand()).extracting(ChangePlan.TaskByHand::system).containsExactly("paper-archive");
        assertThat(step(plan, "login", ChangePlan.Action.DELETE).rows())
                .isEqualTo(system.count("SELECT count(*) FROM login WHERE account_id = 1"));
        assertThat(step(plan, "support_message", ChangePlan.Action.KEEP))
                .extracting(ChangePlan.Step::ground, ChangePlan.Step::until)
                .containsExactly(
                        ErasureGround.LEGAL_CLAIMS,
                        "Six years from the date of the event, the period in which legal claims can be made");
    }

    @Test
    void shouldOrderStepsByForeignKeys() {
        List<String> tables = erasureOf(SampleSystemOfRecord.AMELIA).systems().getFirst().steps().stream()
                .map(ChangePlan.Step::table)
                .toList();

        assertThat(tables).containsSubsequence("experience_picture", "experience", "account");
        assertThat(tables).containsSubsequence("site_visit", "cookie", "account");
        assertThat(tables.getLast()).isEqualTo("account");
    }

    @Test
    void shouldDoWhatWasPlannedAndTouchNobodyElse() throws SQLException {
        // given
        ChangePlan plan = erasureOf(SampleSystemOfRecord.AMELIA);
        Map<String, String> others = EverybodyElse.checksums(system.owner(), 1);

        // when
        ChangeReceipt receipt = system.execution.execute(planId, plan);

        // then
        assertThat(receipt.asPlanned()).isTrue();
        assertThat(receipt.systems().getFirst().at()).isEqualTo(TestSystem.NOW);
        assertThat(EverybodyElse.checksums(system.owner(), 1)).isEqualTo(others);
        assertThat(EverybodyElse.orphans(system.owner())).isZero();
        for (String table : List.of("account_segment", "marketing_preference", "cookie", "site_visit", "login")) {
            assertThat(system.count("SELECT count(*) FROM " + table + " WHERE account_id = 1"))
                    .as(table)
                    .isZero();
        }
        assertThat(system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA)))
                .isEmpty();
    }

    @Test
    void shouldLeaveOfAnAccountNothingButWhatKeptRowsPointTo() throws SQLException {
        // when
        system.execution.execute(planId, erasureOf(SampleSystemOfRecord.AMELIA));

        // then her account stays as a number, her experiences only where they were shared or written about
        assertThat(system.count("""
                        SELECT count(*) FROM account WHERE id = 1 AND email = 'erased-1@erased.invalid' AND given_name = 'Erased'
                            AND num_nulls(phone, address_line_1, address_line_2, town, postcode, date_of_birth) = 6
                            AND status = 'closed' AND opened_at = '2024-01-01 00:00+00'""")).isOne();
        assertThat(system.count("SELECT count(*) FROM experience WHERE account_id = 1"))
                .isEqualTo(system.count("""
                        SELECT count(DISTINCT experience_id) FROM (SELECT experience_id FROM experience_share UNION ALL
                        SELECT experience_id FROM support_message) k WHERE experience_id BETWEEN 100 AND 199"""))
                .isPositive()
                .isLessThan(5);
        assertThat(system.count("""
                        SELECT count(*) FROM experience WHERE account_id = 1
                            AND (title <> 'Erased' OR body LIKE '%Pugh%' OR branch IS NOT NULL OR status <> 'draft')""")).isZero();
    }

    @Test
    void shouldDeleteAnAccountToWhichNothingPoints() throws SQLException {
        // given
        system.execute("""
                INSERT INTO account (id, email, given_name, family_name, opened_at) VALUES (9001, 'short@example.org', 'S', 'Hort', now());
                INSERT INTO login (account_id, succeeded, method, ip_address, device, logged_in_at)
                    SELECT 9001, true, 'password', '203.0.113.9', 'phone', now() FROM generate_series(1, 3)""");

        // when
        ChangeReceipt receipt = system.execution.execute(planId, erasureOf("short@example.org"));

        // then
        assertThat(receipt.asPlanned()).isTrue();
        assertThat(system.count("SELECT count(*) FROM account WHERE id = 9001")).isZero();
    }

    @Test
    void shouldKeepARowThatAPersonDecidedToKeep() throws SQLException {
        // given a visit, which points to a cookie that goes
        long visit = system.count("SELECT id FROM site_visit WHERE account_id = 1 AND cookie_id IS NOT NULL LIMIT 1");
        ChangePlan plan = system.planner.erasure(
                find(SampleSystemOfRecord.AMELIA),
                List.of(new KeptRow(
                        TestSystem.SYSTEM, "site_visit", Long.toString(visit), ErasureGround.LEGAL_OBLIGATION)));

        // when
        ChangeReceipt receipt = system.execution.execute(planId, plan);

        // then
        assertThat(receipt.asPlanned()).isTrue();
        assertThat(receipt.systems().getFirst().lines())
                .filteredOn(line -> line.ground() == ErasureGround.LEGAL_OBLIGATION
                        && line.table().equals("site_visit"))
                .singleElement()
                .satisfies(line -> assertThat(line.rows()).isOne());
        assertThat(system.count("SELECT count(*) FROM site_visit WHERE account_id = 1"))
                .isOne();
        assertThat(system.count("SELECT count(*) FROM cookie WHERE account_id = 1"))
                .isZero();
        assertThat(EverybodyElse.orphans(system.owner())).isZero();
    }

    @Test
    void shouldKeepAnExperienceWholeThatAPersonDecidedToKeep() throws SQLException {
        // given a draft that nobody was sent
        ChangePlan plan = system.planner.erasure(
                find(SampleSystemOfRecord.AMELIA),
                List.of(new KeptRow(TestSystem.SYSTEM, "experience", "104", ErasureGround.LEGAL_CLAIMS)));

        // when
        assertThat(system.execution.execute(planId, plan).asPlanned()).isTrue();

        // then
        assertThat(system.count("SELECT count(*) FROM experience WHERE id = 104 AND title = 'Cold soup'"))
                .isOne();
    }

    @Test
    void shouldNotKeepARowOfSomebodyElse() throws SQLException {
        // given
        ChangePlan plan = system.planner.erasure(
                find(SampleSystemOfRecord.AMELIA),
                List.of(new KeptRow(TestSystem.SYSTEM, "experience", "200", ErasureGround.LEGAL_CLAIMS)));

        // then
        assertThat(plan.systems().getFirst().steps())
                .filteredOn(step -> !step.rowKeys().isEmpty())
                .singleElement()
                .satisfies(step -> assertThat(step.rows()).isZero());
    }

    @Test
    void shouldSayThatARowCannotBeKeptAlone() throws SQLException {
        system.close();
        system = TestSystem.fresh(
                TestSystem.sampleMap()
                        .replace("      login:\n", "      login:\n        # hangs on the cookie below\n")
                        .replace(
                                "reached-by: { column: account_id, table: account }\n        category: usage\n        purposes: [analytics]",
                                "reached-by: { column: cookie_id, table: cookie }\n        category: usage\n        purposes: [analytics]"),
                DataMapProperties.CheckMode.WARN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.planner.erasure(
                        find(SampleSystemOfRecord.AMELIA),
                        List.of(new KeptRow(TestSystem.SYSTEM, "site_visit", "100", ErasureGround.LEGAL_CLAIMS))))
                .withMessageContaining("while-referenced");
    }

    @Test
    void shouldEraseBothAccountsOfAPerson() throws SQLException {
        // given
        List<SubjectMatch> matches = find(SampleSystemOfRecord.SIAN);
        Map<String, String> others = EverybodyElse.checksums(system.owner(), 3, 4);

        // when
        ChangeReceipt receipt = system.execution.execute(planId, system.planner.erasure(matches, List.of()));

        // then
        assertThat(matches).hasSize(2);
        assertThat(receipt.asPlanned()).isTrue();
        assertThat(EverybodyElse.checksums(system.owner(), 3, 4)).isEqualTo(others);
        assertThat(system.count("SELECT count(*) FROM account WHERE family_name LIKE 'Llewellyn%' AND id IN (3, 4)"))
                .isZero();
    }

    @Test
    void shouldRepeatItsAnswerAndNotItsEffect() throws SQLException {
        // given
        ChangePlan plan = erasureOf(SampleSystemOfRecord.AMELIA);
        ChangeReceipt first = system.execution.execute(planId, plan);
        system.execute("""
                INSERT INTO login (account_id, succeeded, method, ip_address, device, logged_in_at)
                VALUES (1, true, 'password', '203.0.113.9', 'phone', now())""");

        // when
        ChangeReceipt second = system.execution.execute(planId, ChangePlan.of(plan.json()));

        // then
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(system.count("SELECT count(*) FROM login WHERE account_id = 1"))
                .isOne();
    }

    @Test
    void shouldTellWhatCameSinceThePlan() throws SQLException {
        // given
        ChangePlan plan = erasureOf(SampleSystemOfRecord.AMELIA);
        system.execute("""
                INSERT INTO login (account_id, succeeded, method, ip_address, device, logged_in_at)
                VALUES (1, true, 'password', '203.0.113.9', 'phone', now())""");

        // when
        ChangeReceipt receipt = system.execution.execute(planId, plan);

        // then
        assertThat(receipt.asPlanned()).isFalse();
        assertThat(receipt.systems().getFirst().lines())
                .filteredOn(line -> line.table().equals("login"))
                .singleElement()
                .satisfies(line -> assertThat(line.rows()).isEqualTo(line.planned() + 1));
        assertThat(system.count("SELECT count(*) FROM login WHERE account_id = 1"))
                .isZero();
    }

    @Test
    void shouldDoNothingWhereAStepFails() throws SQLException {
        // given
        ChangePlan plan = erasureOf(SampleSystemOfRecord.AMELIA);
        Map<String, String> before = EverybodyElse.checksums(system.owner());
        system.execute("ALTER TABLE account ADD CHECK (email NOT LIKE 'erased%')");

        // then
        assertThatThrownBy(() -> system.execution.execute(planId, plan))
                .isInstanceOf(SystemOfRecordUnavailable.class)
                .hasMessageNotContaining("Amelia");
        assertThat(EverybodyElse.checksums(system.owner())).isEqualTo(before);
        assertThat(system.count("SELECT count(*) FROM rightsdesk.executed_plan"))
                .isZero();
    }

    @Test
    void shouldEraseAMemberOfStaffWithoutTouchingOthersMessages() throws SQLException {
        // given
        long messages = system.count("SELECT count(*) FROM support_message WHERE staff_id = 1");

        // when
        system.execution.execute(planId, erasureOf("dilys.morgan@customer-first.example"));

        // then
        assertThat(system.count("SELECT count(*) FROM support_message WHERE staff_id = 1"))
                .isEqualTo(messages)
                .isPositive();
        assertThat(system.count("SELECT count(*) FROM staff WHERE name = 'A former member of staff'"))
                .isOne();
    }

    private ChangePlan erasureOf(String email) {
        return system.planner.erasure(find(email), List.of());
    }

    private List<SubjectMatch> find(String email) {
        return system.search.find(Identifier.email(email));
    }

    private static ChangePlan.Step step(ChangePlan plan, String table, ChangePlan.Action action) {
        return plan.systems().getFirst().steps().stream()
                .filter(s -> s.table().equals(table) && s.action() == action)
                .findFirst()
                .orElseThrow();
    }
}

package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** Rectification and the end of a purpose. */
class ChangePlannerTest {

    private TestSystem system;

    @BeforeEach
    void start() {
        system = TestSystem.fresh();
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void shouldCorrectTheColumnsOfTheRowAndNothingElse() throws SQLException {
        // given
        Map<String, String> others = EverybodyElse.checksums(system.owner(), 1);
        ChangePlan plan = system.planner.rectification(
                amelia(),
                List.of(
                        corrected("account", "1", "family_name", "O'Hart\"); DROP TABLE login; --"),
                        corrected("account", "1", "date_of_birth", "1988-04-18"),
                        corrected("experience", "101", "rating", "2")));

        // when
        ChangeReceipt receipt = execute(plan);

        // then
        assertThat(receipt.asPlanned()).isTrue();
        assertThat(receipt.systems().getFirst().lines())
                .extracting(ChangeReceipt.Line::table, ChangeReceipt.Line::rows, ChangeReceipt.Line::columns)
                .containsExactly(
                        tuple("account", 1L, List.of("family_name", "date_of_birth")),
                        tuple("experience", 1L, List.of("rating")));
        assertThat(receipt.json()).doesNotContain("Hart", "1988");
        assertThat(system.count("""
                        SELECT count(*) FROM account WHERE id = 1 AND family_name = 'O''Hart"); DROP TABLE login; --'
                            AND date_of_birth = '1988-04-18' AND given_name = 'Amelia'""")).isOne();
        assertThat(EverybodyElse.checksums(system.owner(), 1)).isEqualTo(others);
    }

    @Test
    void shouldNotCorrectARowOfSomebodyElse() throws SQLException {
        // given
        Map<String, String> before = EverybodyElse.checksums(system.owner());

        // when
        ChangePlan plan = system.planner.rectification(amelia(), List.of(corrected("account", "2", "town", "Nowhere")));
        ChangeReceipt receipt = execute(plan);

        // then
        assertThat(plan.rowsChanged()).isZero();
        assertThat(receipt.systems().getFirst().lines().getFirst().rows()).isZero();
        assertThat(EverybodyElse.checksums(system.owner())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"account, id", "experience, business_id", "experience, account_id", "account, nothing"})
    void shouldNotCorrectWhatIsNoValueOfThePerson(String table, String column) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.planner.rectification(amelia(), List.of(corrected(table, "1", column, "2"))))
                .withMessageContaining(table + "." + column);
    }

    @Test
    void shouldKeepNewValuesInThePlanAndOutOfWhatIsPrinted() {
        ChangePlan plan =
                system.planner.rectification(amelia(), List.of(corrected("account", "1", "town", "Canary Wharf")));

        assertThat(ChangePlan.of(plan.json())).isEqualTo(plan);
        assertThat(plan.json()).contains("Canary Wharf");
        assertThat(plan + " " + plan.systems()).doesNotContain("Canary");
    }

    @Test
    void shouldStopMarketingAndProveIt() throws SQLException {
        // given
        List<SubjectMatch> bartosz = system.search.find(Identifier.email(SampleSystemOfRecord.BARTOSZ));
        Map<String, String> others = EverybodyElse.checksums(system.owner(), 2);
        ChangePlan plan = system.planner.stoppedPurpose(bartosz, "marketing");

        // when
        ChangeReceipt receipt = execute(plan);

        // then
        assertThat(receipt.asPlanned()).isTrue();
        assertThat(system.count("SELECT count(*) FROM marketing_preference WHERE account_id = 2 AND wanted"))
                .isZero();
        assertThat(system.count("""
                        SELECT count(*) FROM marketing_preference_change WHERE account_id = 2 AND channel = 'email' AND NOT wanted
                            AND changed_by = 'person' AND changed_at = '2026-11-22 10:00Z'""")).isOne();
        assertThat(system.count("""
                        SELECT count(*) FROM consent WHERE account_id = 2 AND purpose = 'marketing' AND NOT granted
                            AND recorded_at = '2026-11-22 10:00Z'""")).isOne();
        assertThat(EverybodyElse.checksums(system.owner(), 2)).isEqualTo(others);
    }

    @Test
    void shouldTakeTheProfileAwayWithTheConsentItRestsOn() throws SQLException {
        execute(system.planner.stoppedPurpose(amelia(), "analytics"));

        assertThat(system.count("SELECT count(*) FROM account_segment WHERE account_id = 1"))
                .isZero();
    }

    @Test
    void shouldSayThatTheMapDoesNotEndAPurpose() {
        assertThat(system.planner.canStop("marketing")).isTrue();
        assertThat(system.planner.canStop("employment")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.planner.stoppedPurpose(amelia(), "employment"))
                .withMessageContaining("employment");
    }

    @Test
    void shouldPlanForNobody() {
        // when
        ChangePlan plan = system.planner.erasure(List.of(), List.of());

        // then
        assertThat(plan.nothingHeld()).isTrue();
        assertThat(plan.systems()).isEmpty();
        assertThat(plan.byHand()).hasSize(1);
        assertThat(execute(plan).systems()).isEmpty();
    }

    private ChangeReceipt execute(ChangePlan plan) {
        return system.execution.execute(UUID.randomUUID(), plan);
    }

    private List<SubjectMatch> amelia() {
        return system.search.find(Identifier.email(SampleSystemOfRecord.AMELIA));
    }

    private static CorrectedValue corrected(String table, String row, String column, String value) {
        return new CorrectedValue(TestSystem.SYSTEM, table, row, column, value);
    }
}

package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.sample.SampleSystemOfRecord;

class ErasureLedgerTest {

    private final UUID planId = UUID.randomUUID();
    private TestSystem system;

    @BeforeEach
    void start() {
        system = TestSystem.over(TestSystem.copy(), CaseStore.fresh());
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void shouldHoldTheKeysOfTheRowsAndNoValue() throws SQLException {
        // given
        List<String> logins = keys("SELECT id::text FROM login WHERE account_id = 1");

        // when
        system.erase(planId, SampleSystemOfRecord.AMELIA);

        // then
        assertThat(system.caseStore
                        .sql("select unnest(row_keys) from erasure_ledger where plan_id = ? and table_name = 'login'")
                        .param(planId)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(logins);
        for (String table : List.of("erased_plan", "erased_identifier", "erased_system", "erasure_ledger")) {
            assertThat(system.caseStore
                            .sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                            .query(String.class)
                            .single())
                    .as(table)
                    .doesNotContainIgnoringCase("amelia", "hart@", "900101", "larkspur");
        }
    }

    @Test
    void shouldHoldWhatWasErasedAndNotWhatADeadProcessHadNoted() throws SQLException {
        // given an attempt that noted its keys and died before the system committed
        ChangePlan plan = system.planner.erasure(find(SampleSystemOfRecord.AMELIA), List.of());
        system.ledger.open(planId, plan, plan.systems().getFirst());
        system.caseStore
                .sql("insert into erasure_ledger values (?, ?, 99, 7, 'login', 'DELETE', '{1,\"2/3\"}')")
                .params(planId, TestSystem.SYSTEM)
                .update();

        // when
        system.execution.execute(planId, plan);
        system.execution.execute(planId, plan);

        // then
        List<Long> steps = system.caseStore
                .sql("select step from erasure_ledger where plan_id = ?")
                .param(planId)
                .query(Long.class)
                .list();
        assertThat(steps).isNotEmpty().doesNotHaveDuplicates().doesNotContain(99L);
    }

    @Test
    void shouldRecogniseWhoWasErased() {
        // given
        system.erase(planId, SampleSystemOfRecord.AMELIA);

        // then
        assertThat(system.ledger.recognises(Identifier.email(" Amelia.HART@example.org ")))
                .isTrue();
        assertThat(system.ledger.recognises(Identifier.phone("+44 7700 900101")))
                .isTrue();
        assertThat(system.ledger.recognises(Identifier.email(SampleSystemOfRecord.BARTOSZ)))
                .isFalse();
    }

    @Test
    void shouldDoNothingWhereTheErasureIsThere() {
        // given
        system.erase(planId, SampleSystemOfRecord.AMELIA);

        // then
        assertThat(reerased(system))
                .containsExactly(new Reerasure.Result(planId, TestSystem.SYSTEM, Reerasure.Outcome.STILL_ERASED, 0, 0));
    }

    @Test
    void shouldEraseAgainAfterABackupAndTouchNobodyElse() throws SQLException {
        // given an erasure, and the system as it was before it
        ChangeReceipt receipt = system.erase(planId, SampleSystemOfRecord.AMELIA);
        try (TestSystem restored = system.restored()) {
            Map<String, String> others = EverybodyElse.checksums(restored.owner(), 1);

            // when
            List<Reerasure.Result> results = reerased(restored);

            // then
            assertThat(results).singleElement().satisfies(result -> {
                assertThat(result.outcome()).isEqualTo(Reerasure.Outcome.ERASED_AGAIN);
                assertThat(result.deleted())
                        .isEqualTo(receipt.systems().getFirst().lines().stream()
                                .filter(line -> line.action() == ChangePlan.Action.DELETE
                                        || line.action() == ChangePlan.Action.DELETE_UNREFERENCED)
                                .mapToLong(ChangeReceipt.Line::rows)
                                .sum())
                        .isPositive();
            });
            assertThat(EverybodyElse.checksums(restored.owner(), 1)).isEqualTo(others);
            assertThat(EverybodyElse.checksums(restored.owner())).isEqualTo(EverybodyElse.checksums(system.owner()));
            assertThat(reerased(restored))
                    .extracting(Reerasure.Result::outcome)
                    .containsExactly(Reerasure.Outcome.STILL_ERASED);
        }
    }

    @Test
    void shouldNotEraseSomebodyElseUnderTheSameKey() throws SQLException {
        // given a restored system that gave the number of the erased account to another person
        system.erase(planId, SampleSystemOfRecord.AMELIA);
        try (TestSystem restored = system.restored()) {
            restored.execute(
                    "UPDATE account SET email = 'new.person@example.org', phone = '07700 900999' WHERE id = 1");
            Map<String, String> before = EverybodyElse.checksums(restored.owner());

            // then
            assertThat(reerased(restored))
                    .extracting(Reerasure.Result::outcome)
                    .containsExactly(Reerasure.Outcome.NOBODY_THERE);
            assertThat(EverybodyElse.checksums(restored.owner())).isEqualTo(before);
        }
    }

    private static List<Reerasure.Result> reerased(TestSystem system) {
        var results = new ArrayList<Reerasure.Result>();
        new Reerasure(system.map, system.ledger, system.execution).apply(results::add);
        return results;
    }

    private List<SubjectMatch> find(String email) {
        return system.search.find(Identifier.email(email));
    }

    private List<String> keys(String sql) throws SQLException {
        var keys = new ArrayList<String>();
        try (var connection = system.ownerConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                keys.add(row.getString(1));
            }
        }
        return keys;
    }
}

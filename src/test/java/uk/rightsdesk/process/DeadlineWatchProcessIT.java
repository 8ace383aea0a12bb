package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlineWatchProcessIT extends ProcessTest {

    private static final Duration TO_REMINDER = Duration.ofDays(21);
    private static final Duration TO_DEADLINE = Duration.ofDays(30);
    private static final Map<String, Object> NO_RUNG_LEFT = Map.of("nextRung", "none");

    @BeforeEach
    void rungs() {
        work("fire-rung");
    }

    @Test
    void shouldRemindThenReportOverdueThenWaitForTheLedger() {
        // given
        answer("find-next-rung", rung("reminder", TO_REMINDER), rung("overdue", TO_DEADLINE), NO_RUNG_LEFT);
        var watch = watch();
        assertThatProcessInstance(watch)
                .hasActiveElements("Gateway_RungOrLedger")
                .hasNotActivatedElements("Task_FireRung");

        // when
        context.increaseTime(TO_REMINDER);

        // then
        assertThatProcessInstance(watch)
                .hasCompletedElement("Task_FireRung", 1)
                .hasCompletedElement("Task_FindNextRung", 2)
                .hasActiveElements("Gateway_RungOrLedger");

        // when
        context.increaseTime(TO_DEADLINE.minus(TO_REMINDER));

        // then
        assertThatProcessInstance(watch)
                .hasCompletedElement("Task_FireRung", 2)
                .hasActiveElements("CatchEvent_LedgerMovedLate");
    }

    @Test
    void shouldFireTheRungItWaitedFor() {
        // given
        var fired = answer("find-next-rung", rung("overdue", Duration.ZERO), NO_RUNG_LEFT);

        // when
        var watch = watch();

        // then
        assertThatProcessInstance(watch).hasCompletedElementsInOrder("CatchEvent_RungReached", "Task_FireRung");
        assertThat(fired.getActivatedJobs().getFirst().getVariablesAsMap()).containsEntry("requestId", requestId);
    }

    @Test
    void shouldLookAgainWhenTheLedgerMovesBeforeTheRung() {
        // given
        answer("find-next-rung", rung("reminder", TO_REMINDER), NO_RUNG_LEFT);
        var watch = watch();
        assertThatProcessInstance(watch).isWaitingForMessage("Msg_LedgerMoved", requestId);

        // when
        publish("Msg_LedgerMoved", requestId, Map.of());

        // then
        assertThatProcessInstance(watch)
                .hasCompletedElements("CatchEvent_LedgerMoved")
                .hasCompletedElement("Task_FindNextRung", 2)
                .hasNotActivatedElements("Task_FireRung");
    }

    @Test
    void shouldLookAgainWhenTheLedgerMovesAfterTheLastRung() {
        // given
        answer("find-next-rung", NO_RUNG_LEFT, rung("reminder", TO_REMINDER));
        var watch = watch();
        assertThatProcessInstance(watch)
                .hasActiveElements("CatchEvent_LedgerMovedLate")
                .isWaitingForMessage("Msg_LedgerMoved", requestId);

        // when
        publish("Msg_LedgerMoved", requestId, Map.of());

        // then
        assertThatProcessInstance(watch)
                .hasCompletedElements("CatchEvent_LedgerMovedLate")
                .hasActiveElements("Gateway_RungOrLedger");
    }

    @Test
    void shouldEndForClosedRequest() {
        // given
        answer("find-next-rung", Map.of("nextRung", "closed"));

        // when
        var watch = watch();

        // then
        assertThatProcessInstance(watch).isCompleted().hasCompletedElements("EndEvent_WatchOver");
    }

    private ProcessInstanceEvent watch() {
        return start("DeadlineWatchProcess", Map.of("requestId", requestId));
    }

    /** A rung that is reached when the engine's time, as it is now, has gone on by this much. */
    private Map<String, Object> rung(String nextRung, Duration after) {
        return Map.of(
                "nextRung",
                nextRung,
                "nextRungAt",
                context.getCurrentTime().plus(after).toString());
    }
}

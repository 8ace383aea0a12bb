package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadlineWatchProcessIT extends ProcessTest {

    private static final Duration TO_TEN_DAYS = Duration.ofDays(21);
    private static final Map<String, Object> NOTHING_AHEAD = Map.of("rungAhead", false);

    @Test
    void shouldConsultTheLadderAgainAtEachRung() {
        // given
        answer("assess-deadline", standing(31, false), standing(10, false), standing(-1, true));
        var fired = answer("remind-or-escalate", rungAfter(TO_TEN_DAYS), rungAfter(Duration.ofDays(40)), NOTHING_AHEAD);
        var watch = watch();
        assertThatProcessInstance(watch)
                .hasActiveElements("Gateway_RungOrLedger")
                .hasCompletedElement("Task_RemindOrEscalate", 1);

        // when
        context.increaseTime(TO_TEN_DAYS);

        // then
        assertThatProcessInstance(watch)
                .hasCompletedElement("CatchEvent_RungReached", 1)
                .hasCompletedElement("Task_RemindOrEscalate", 2)
                .hasActiveElements("Gateway_RungOrLedger");

        // when
        context.increaseTime(Duration.ofDays(40));

        // then
        assertThatProcessInstance(watch)
                .hasCompletedElement("Task_RemindOrEscalate", 3)
                .hasActiveElements("CatchEvent_LedgerMovedLate");
        assertThat(fired.getActivatedJobs())
                .extracting(job -> job.getVariablesAsMap().get("rung"))
                .containsExactly("none", "due-in-10", "overdue");
    }

    @Test
    void shouldTellWhomAndWhenAsTheLadderSays() {
        // given
        answer("assess-deadline", standing(2, false));
        var fired = answer("remind-or-escalate", NOTHING_AHEAD);

        // when
        var watch = watch();

        // then
        assertThatProcessInstance(watch)
                .hasCompletedElementsInOrder("Task_AssessDeadline", "Task_ConsultLadder", "Task_RemindOrEscalate");
        assertThat(fired.getActivatedJobs().getFirst().getVariablesAsMap())
                .containsEntry("requestId", requestId)
                .containsEntry("rung", "due-in-2")
                .containsEntry("escalateTo", "reviewers")
                .containsEntry("nextDaysLeft", 0)
                .doesNotContainKey("ladderStep");
    }

    @Test
    void shouldLookAgainWhenTheLedgerMovesBeforeTheRung() {
        // given
        answer("assess-deadline", standing(31, false));
        answer("remind-or-escalate", rungAfter(TO_TEN_DAYS), NOTHING_AHEAD);
        var watch = watch();
        assertThatProcessInstance(watch).isWaitingForMessage("Msg_LedgerMoved", requestId);

        // when
        publish("Msg_LedgerMoved", requestId, Map.of());

        // then
        assertThatProcessInstance(watch)
                .hasCompletedElements("CatchEvent_LedgerMoved")
                .hasCompletedElement("Task_AssessDeadline", 2)
                .hasNotActivatedElements("CatchEvent_RungReached");
    }

    @Test
    void shouldLookAgainWhenTheLedgerMovesAfterTheLastRung() {
        // given
        answer("assess-deadline", standing(-1, true), standing(31, false));
        answer("remind-or-escalate", NOTHING_AHEAD, rungAfter(TO_TEN_DAYS));
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
    void shouldNotLookAgainAndAgainWhenTheEnginesClockIsAhead() {
        // given a next rung that the engine takes for long past
        answer("assess-deadline", standing(31, false));
        answer("remind-or-escalate", rungAfter(Duration.ofDays(-9)));

        // when
        var watch = watch();
        assertThatProcessInstance(watch).hasActiveElements("Gateway_RungOrLedger");
        context.increaseTime(Duration.ofMinutes(5));

        // then
        assertThatProcessInstance(watch)
                .hasActiveElements("Gateway_RungOrLedger")
                .hasCompletedElement("Task_AssessDeadline", 1);

        // when
        context.increaseTime(Duration.ofMinutes(6));

        // then
        assertThatProcessInstance(watch).hasCompletedElement("Task_AssessDeadline", 2);
    }

    @Test
    void shouldEndForClosedRequest() {
        // given
        answer("assess-deadline", Map.of("requestOpen", false));

        // when
        var watch = watch();

        // then
        assertThatProcessInstance(watch)
                .isCompleted()
                .hasCompletedElements("EndEvent_WatchOver")
                .hasNotActivatedElements("Task_ConsultLadder");
    }

    private ProcessInstanceEvent watch() {
        return start("DeadlineWatchProcess", Map.of("requestId", requestId));
    }

    private static Map<String, Object> standing(int daysLeft, boolean late) {
        return Map.of("requestOpen", true, "clockState", "running", "late", late, "daysLeft", daysLeft);
    }

    /** A next rung that is reached when the engine's time, as it is now, has gone on by this much. */
    private Map<String, Object> rungAfter(Duration after) {
        return Map.of(
                "rungAhead",
                true,
                "nextRungAt",
                context.getCurrentTime().plus(after).toString());
    }
}

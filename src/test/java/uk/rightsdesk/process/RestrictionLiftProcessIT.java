package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestrictionLiftProcessIT extends ProcessTest {

    @Test
    void shouldLiftOnlyOnceTheNoticeIsOver() {
        // given
        answer("lift-restriction", lifted(false));
        answer(
                "send-restriction-lifting",
                Map.of(
                        "liftAt",
                        context.getCurrentTime().plus(Duration.ofDays(14)).toString()));

        // when
        publish("Msg_RestrictionEnds", requestId, Map.of("requestId", requestId));

        // then
        assertThatProcessInstance(byProcessId("RestrictionLiftProcess"))
                .hasCompletedElements("Task_SendRestrictionLifting")
                .hasActiveElements("CatchEvent_NoticeOver")
                .hasNotActivatedElements("Task_LiftRestriction");

        // when
        context.increaseTime(Duration.ofDays(15));

        // then
        assertThatProcessInstance(byProcessId("RestrictionLiftProcess"))
                .isCompleted()
                .hasCompletedElementsInOrder("Task_LiftRestriction", "EndEvent_RestrictionLifted");
    }

    @Test
    void shouldTellThoseWhoWereToldOfTheRestriction() {
        // given
        answer("lift-restriction", lifted(true));
        answer(
                "send-restriction-lifting",
                Map.of("liftAt", context.getCurrentTime().toString()));
        answer(
                "prepare-recipient-notices",
                Map.of("recipientRoundId", UUID.randomUUID().toString(), "recipientCount", 0, "unreachableCount", 0));

        // when
        publish("Msg_RestrictionEnds", requestId, Map.of("requestId", requestId));

        // then
        assertThatProcessInstance(byProcessId("RestrictionLiftProcess"))
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_LiftRestriction", "CallActivity_TellRecipients", "EndEvent_RestrictionLifted");
    }

    private static Map<String, Object> lifted(boolean recipientsTold) {
        return Map.of(
                "recipientsTold", recipientsTold,
                "deskUrl", DESK,
                "reference", "R-2031-000042",
                "dueOn", "2031-02-03",
                "dueAt", "2031-02-03T09:00:00Z");
    }
}

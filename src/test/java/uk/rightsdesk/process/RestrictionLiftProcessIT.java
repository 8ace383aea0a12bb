package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestrictionLiftProcessIT extends ProcessTest {

    @Test
    void shouldLiftOnlyOnceTheNoticeIsOver() {
        // given
        lifts(false);
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
                .hasCompletedElementsInOrder("Task_LiftRestriction", "EndEvent_RestrictionLifted")
                .hasNotActivatedElements("CallActivity_TellRecipients");
    }

    @Test
    void shouldTellRecipientsWhoWereToldOfIt() {
        // given
        lifts(true);
        answer(
                "send-restriction-lifting",
                Map.of("liftAt", context.getCurrentTime().toString()));
        answer(
                "prepare-recipient-notices",
                Map.of("recipientRoundId", UUID.randomUUID().toString(), "recipientCount", 2, "unreachableCount", 1));
        answer("confirm-recipients", Map.of("taskProblem", "none"));
        work("send-recipient-notices", "remind-of-recipients");

        // when
        publish("Msg_RestrictionEnds", requestId, Map.of("requestId", requestId));
        assertThatUserTask(byElementId("Task_DecideRecipients")).isCreated();
        context.increaseTime(Duration.ofDays(4));
        assertThatProcessInstance(byProcessId("RestrictionLiftProcess"))
                .hasCompletedElements("Task_RemindOfRecipients", "EndEvent_OfficersReminded")
                .hasActiveElements("CallActivity_TellRecipients");
        context.completeUserTask("Task_DecideRecipients", Map.of("recipientsDecision", "decided"));

        // then
        assertThatProcessInstance(byProcessId("RestrictionLiftProcess"))
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_SendRestrictionLifting",
                        "Task_LiftRestriction",
                        "CallActivity_TellRecipients",
                        "EndEvent_RestrictionLifted");
    }

    private void lifts(boolean recipientsConcerned) {
        answer(
                "lift-restriction",
                Map.of(
                        "recipientsConcerned",
                        recipientsConcerned,
                        "deskUrl",
                        DESK,
                        "reference",
                        "R-2031-000042",
                        "dueAt",
                        context.getCurrentTime().plus(Duration.ofDays(7)).toString()));
    }
}

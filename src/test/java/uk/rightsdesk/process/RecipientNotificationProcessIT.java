package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ElementSelectors.byState;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecipientNotificationProcessIT extends ProcessTest {

    private static final String DECIDE = "Task_DecideRecipients";

    private final String round = UUID.randomUUID().toString();

    @Test
    void shouldTellEveryRecipientByEmail() {
        // given
        prepared(2, 0);
        work("send-recipient-notices");

        // when
        var notification = notification();

        // then
        assertThatProcessInstance(notification)
                .isCompleted()
                .hasCompletedElementsInOrder("Task_PrepareNotices", "Task_SendNotices", "EndEvent_RecipientsTold");
    }

    @Test
    void shouldEndWhereNobodyReceivedTheData() {
        // given
        prepared(0, 0);

        // when
        var notification = notification();

        // then
        assertThatProcessInstance(notification).isCompleted().hasCompletedElements("EndEvent_NoRecipients");
    }

    @Test
    void shouldHavePeopleDecideOnThoseThatNoEmailReaches() {
        // given
        prepared(3, 1);
        work("send-recipient-notices");
        answer("confirm-recipients", Map.of("taskProblem", "confirmation-missing"), Map.of("taskProblem", "none"));
        var notification = notification();
        assertThatUserTask(byElementId(DECIDE))
                .isCreated()
                .hasName("Decide on those without email")
                .hasCandidateGroup("officers");
        assertThatProcessInstance(notification)
                .hasLocalVariable(DECIDE, "taskUrl", DESK + "/tasks/recipients/" + requestId);

        // when it is completed before anything is recorded on the desk
        context.completeUserTask(DECIDE, Map.of("recipientsDecision", "decided"));

        // then
        assertThatProcessInstance(notification)
                .hasCompletedElement("Task_ConfirmRecipients", 1)
                .hasLocalVariable(
                        byId(DECIDE).and(byState(ElementInstanceState.ACTIVE)), "taskProblem", "confirmation-missing");

        // when
        context.completeUserTask(DECIDE, Map.of("recipientsDecision", "decided"));

        // then
        assertThatProcessInstance(notification)
                .isCompleted()
                .hasCompletedElement(DECIDE, 2)
                .hasCompletedElements("Task_SendNotices", "EndEvent_RecipientsTold");
    }

    private void prepared(int recipients, int unreachable) {
        answer(
                "prepare-recipient-notices",
                Map.of(
                        "recipientRoundId", round,
                        "recipientCount", recipients,
                        "unreachableCount", unreachable));
    }

    private ProcessInstanceEvent notification() {
        return start(
                "RecipientNotificationProcess",
                Map.of(
                        "requestId",
                        requestId,
                        "noticeKind",
                        "erased",
                        "deskUrl",
                        DESK,
                        "reference",
                        "R-2031-000042",
                        "dueAt",
                        context.getCurrentTime().plusSeconds(864_000).toString()));
    }
}

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseDeliveryProcessIT extends ProcessTest {

    private static final String RESOLVE = "Task_ResolveDelivery";

    private final String deliveryId = UUID.randomUUID().toString();

    @BeforeEach
    void outbox() {
        work("deliver-response");
    }

    @Test
    void shouldEndWhenAnswerIsSent() {
        // given
        var delivery = delivery();
        assertThatProcessInstance(delivery).isWaitingForMessage("Msg_DeliveryDone", deliveryId);

        // when
        settled(deliveryId, "sent");

        // then
        assertThatProcessInstance(delivery)
                .isCompleted()
                .hasCompletedElementsInOrder("Task_DeliverResponse", "CatchEvent_DeliveryDone", "EndEvent_AnswerSent")
                .hasNotActivatedElements(RESOLVE);
    }

    @Test
    void shouldOfferFailedDeliveryToOfficersWithTheDeskPage() {
        // given
        var delivery = delivery();

        // when
        settled(deliveryId, "failed");

        // then
        assertThatUserTask(byElementId(RESOLVE))
                .isCreated()
                .hasName("Resolve delivery")
                .hasCandidateGroup("officers");
        assertThatProcessInstance(delivery).hasLocalVariable(RESOLVE, "taskUrl", DESK + "/tasks/delivery/" + requestId);
    }

    @Test
    void shouldEndWhenOfficerPostsTheAnswer() {
        // given
        answer("confirm-delivery", Map.of("taskProblem", "none"));
        var delivery = delivery();
        settled(deliveryId, "failed");

        // when
        context.completeUserTask(RESOLVE, Map.of("deliveryDecision", "posted"));

        // then
        assertThatProcessInstance(delivery)
                .isCompleted()
                .hasCompletedElementsInOrder(RESOLVE, "Task_ConfirmDelivery", "EndEvent_DeliveredByPost");
    }

    @Test
    void shouldSendAgainAsNewDelivery() {
        // given
        var secondDeliveryId = UUID.randomUUID().toString();
        answer("confirm-delivery", Map.of("taskProblem", "none", "deliveryId", secondDeliveryId));
        var delivery = delivery();
        settled(deliveryId, "failed");

        // when
        context.completeUserTask(RESOLVE, Map.of("deliveryDecision", "retry"));

        // then
        assertThatProcessInstance(delivery)
                .hasCompletedElement("Task_DeliverResponse", 2)
                .isWaitingForMessage("Msg_DeliveryDone", secondDeliveryId);

        // when
        settled(secondDeliveryId, "sent");

        // then
        assertThatProcessInstance(delivery).isCompleted().hasCompletedElements("EndEvent_AnswerSent");
    }

    @Test
    void shouldOpenTaskAgainWhileDecisionIsNotConfirmedOnTheDesk() {
        // given
        answer("confirm-delivery", Map.of("taskProblem", "confirmation-missing"), Map.of("taskProblem", "none"));
        var delivery = delivery();
        settled(deliveryId, "failed");

        // when
        context.completeUserTask(RESOLVE, Map.of("deliveryDecision", "posted"));

        // then
        assertThatProcessInstance(delivery)
                .hasCompletedElement("Task_ConfirmDelivery", 1)
                .hasLocalVariable(
                        byId(RESOLVE).and(byState(ElementInstanceState.ACTIVE)), "taskProblem", "confirmation-missing");

        // when
        context.completeUserTask(RESOLVE, Map.of("deliveryDecision", "posted"));

        // then
        assertThatProcessInstance(delivery).isCompleted().hasCompletedElement(RESOLVE, 2);
    }

    private ProcessInstanceEvent delivery() {
        return start(
                "ResponseDeliveryProcess", Map.of("requestId", requestId, "deliveryId", deliveryId, "deskUrl", DESK));
    }

    private void settled(String delivery, String outcome) {
        publish("Msg_DeliveryDone", delivery, Map.of("deliveryOutcome", outcome));
    }
}

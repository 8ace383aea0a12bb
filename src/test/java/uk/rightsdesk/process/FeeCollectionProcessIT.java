package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ElementSelectors.byState;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeeCollectionProcessIT extends ProcessTest {

    private static final String PAYMENT = "Task_RecordPayment";
    private static final Duration TO_CLOSING = Duration.ofDays(28);

    @BeforeEach
    void steps() {
        answer(
                "send-fee-notice",
                Map.of("waitUntil", context.getCurrentTime().plus(TO_CLOSING).toString()));
    }

    @Test
    void shouldOfferThePaymentToOfficersWithTheDeskPage() {
        // when
        var fee = fee();

        // then
        assertThatUserTask(byElementId(PAYMENT))
                .isCreated()
                .hasName("Record the payment")
                .hasCandidateGroup("officers");
        assertThatProcessInstance(fee).hasLocalVariable(PAYMENT, "taskUrl", DESK + "/tasks/payment/" + requestId);
    }

    @Test
    void shouldEndSettledWhenPaid() {
        // given
        answer("confirm-payment", Map.of("taskProblem", "none"));
        var fee = fee();

        // when
        context.completeUserTask(PAYMENT, Map.of("paymentDecision", "paid"));

        // then
        assertThatProcessInstance(fee)
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_SendFeeNotice", PAYMENT, "Task_ConfirmPayment", "EndEvent_FeeSettled")
                .hasVariable("feeOutcome", "settled");
    }

    @Test
    void shouldOpenTaskAgainWhileThePaymentIsNotConfirmedOnTheDesk() {
        // given
        answer("confirm-payment", Map.of("taskProblem", "confirmation-missing"), Map.of("taskProblem", "none"));
        var fee = fee();

        // when
        context.completeUserTask(PAYMENT, Map.of("paymentDecision", "waived"));

        // then
        assertThatProcessInstance(fee)
                .hasCompletedElement("Task_ConfirmPayment", 1)
                .hasLocalVariable(
                        byId(PAYMENT).and(byState(ElementInstanceState.ACTIVE)), "taskProblem", "confirmation-missing");

        // when
        context.completeUserTask(PAYMENT, Map.of("paymentDecision", "waived"));

        // then
        assertThatProcessInstance(fee).isCompleted().hasCompletedElement(PAYMENT, 2);
    }

    @Test
    void shouldEndUnpaidWithNotice() {
        // given
        var notice = context.mockJobWorker("send-closed-without-reply").thenComplete();
        var fee = fee();
        assertThatUserTask(byElementId(PAYMENT)).isCreated();

        // when
        context.increaseTime(TO_CLOSING);

        // then
        assertThatProcessInstance(fee)
                .isCompleted()
                .hasTerminatedElements(PAYMENT)
                .hasCompletedElementsInOrder("BoundaryEvent_FeeOverdue", "Task_SendClosedUnpaid", "EndEvent_FeeUnpaid")
                .hasVariable("feeOutcome", "unpaid");
        assertThat(notice.getActivatedJobs().getFirst().getVariablesAsMap()).containsEntry("awaitedReply", "fee");
    }

    private ProcessInstanceEvent fee() {
        return start(
                "FeeCollectionProcess", Map.of("requestId", requestId, "deskUrl", DESK, "reference", "R-2031-000042"));
    }
}

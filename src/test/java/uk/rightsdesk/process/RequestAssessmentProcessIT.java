package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ElementSelectors.byState;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.process.test.api.assertions.ElementSelector;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestAssessmentProcessIT extends ProcessTest {

    private static final String REVIEW = "Task_ReviewRequest";
    private static final String APPROVAL = "Task_ApproveDecision";
    private static final Map<String, Object> RECORDED = Map.of("taskProblem", "none");
    private static final Map<String, Object> MISSING = Map.of("taskProblem", "confirmation-missing");

    @BeforeEach
    void steps() {
        answer(
                "find-review-choices",
                Map.of(
                        "clarificationOffered", false,
                        "extensionOffered", true,
                        "feeOffered", true,
                        "dueOn", "2031-02-03",
                        "dueAt", "2031-02-03T23:59:59Z"));
        answer("confirm-review", RECORDED);
        answer("confirm-approval", RECORDED);
    }

    @Test
    void shouldProceedOnceASecondPersonAgrees() {
        // when
        var assessment = assessment();

        // then
        assertThatUserTask(byElementId(REVIEW))
                .isCreated()
                .hasName("Review the request")
                .hasCandidateGroup("officers");
        assertThatProcessInstance(assessment).hasLocalVariable(REVIEW, "taskUrl", DESK + "/tasks/review/" + requestId);

        // when
        reviewed("ready");

        // then
        assertThatUserTask(byElementId(APPROVAL))
                .isCreated()
                .hasName("Approve the decision")
                .hasCandidateGroup("reviewers");
        assertThatProcessInstance(assessment)
                .hasLocalVariable(APPROVAL, "taskUrl", DESK + "/tasks/approval/" + requestId);

        // when
        approved("approve");

        // then
        assertThatProcessInstance(assessment)
                .isCompleted()
                .hasCompletedElements("EndEvent_Proceed")
                .hasVariable("assessmentOutcome", "proceed");
    }

    @Test
    void shouldOpenEachTaskAgainUntilItIsConfirmedOnTheDesk() {
        // given
        answer("confirm-review", MISSING, RECORDED);
        answer("confirm-approval", Map.of("taskProblem", "same-person"), RECORDED);
        var assessment = assessment();

        // when
        reviewed("ready");

        // then
        assertThatProcessInstance(assessment)
                .hasCompletedElement("Task_FindReviewChoices", 2)
                .hasLocalVariable(open(REVIEW), "taskProblem", "confirmation-missing");

        // when
        reviewed("ready");
        approved("approve");

        // then
        assertThatProcessInstance(assessment)
                .hasCompletedElement("Task_ConfirmApproval", 1)
                .hasLocalVariable(open(APPROVAL), "taskProblem", "same-person");
    }

    @Test
    void shouldLetTheCallerPrepareAgain() {
        var assessment = assessment();

        // when
        reviewed("collect-again");

        // then
        assertThatProcessInstance(assessment).isCompleted().hasVariable("assessmentOutcome", "prepare-again");
    }

    @Test
    void shouldGoBackToTheReviewAfterAnExtensionAndWhenReturned() {
        // given
        answer("send-extension-notice", RECORDED);
        var assessment = assessment();

        // when
        reviewed("extend");
        assertThatProcessInstance(assessment)
                .hasCompletedElement("Task_SendExtensionNotice", 1)
                .hasActiveElement(REVIEW, 1);
        reviewed("ready");
        approved("return");

        // then
        assertThatProcessInstance(assessment).hasCompletedElement(REVIEW, 2).hasActiveElement(REVIEW, 1);
    }

    @Test
    void shouldRefuseOnlyOnceASecondPersonAgrees() {
        // given
        work("check-refusal", "send-refusal");
        var assessment = assessment();

        // when
        reviewed("refuse");

        // then
        assertThatUserTask(byElementId(APPROVAL)).isCreated();
        assertThatProcessInstance(assessment).hasNotActivatedElements("Task_CheckRefusal", "Task_SendRefusal");

        // when
        approved("approve");

        // then
        assertThatProcessInstance(assessment)
                .isCompleted()
                .hasCompletedElementsInOrder("Task_CheckRefusal", "Task_SendRefusal", "EndEvent_Refused")
                .hasVariable("assessmentOutcome", "refused");
    }

    @Test
    void shouldGoOnWithTheReviewOnceAnAgreedFeeIsPaid() {
        // given
        answer("send-fee-notice", Map.of("waitUntil", inDays(28)));
        answer("confirm-payment", RECORDED);
        var assessment = assessment();

        // when
        reviewed("charge-fee");
        approved("approve");
        context.completeUserTask("Task_RecordPayment", Map.of("paymentDecision", "paid"));

        // then
        assertThatProcessInstance(assessment)
                .hasCompletedElements("CallActivity_CollectFee")
                .hasActiveElement(REVIEW, 1);
    }

    @Test
    void shouldEndWhenTheFeeIsNotPaid() {
        // given
        answer("send-fee-notice", Map.of("waitUntil", inDays(28)));
        work("send-closed-without-reply");
        var assessment = assessment();

        // when
        reviewed("charge-fee");
        approved("approve");
        assertThatUserTask(byElementId("Task_RecordPayment")).isCreated();
        context.increaseTime(Duration.ofDays(29));

        // then
        assertThatProcessInstance(assessment).isCompleted().hasVariable("assessmentOutcome", "fee-unpaid");
    }

    private static ElementSelector open(String task) {
        return byId(task).and(byState(ElementInstanceState.ACTIVE));
    }

    private void reviewed(String decision) {
        context.completeUserTask(REVIEW, Map.of("reviewDecision", decision));
    }

    private void approved(String decision) {
        context.completeUserTask(APPROVAL, Map.of("approvalDecision", decision));
    }

    private String inDays(int days) {
        return context.getCurrentTime().plus(Duration.ofDays(days)).toString();
    }

    private ProcessInstanceEvent assessment() {
        return start(
                "RequestAssessmentProcess",
                Map.of(
                        "requestId", requestId,
                        "deskUrl", DESK,
                        "reference", "R-2031-000042",
                        "dueOn", "2031-02-03",
                        "dueAt", "2031-02-03T23:59:59Z"));
    }
}

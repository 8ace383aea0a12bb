package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ElementSelectors.byState;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.search.enums.ElementInstanceState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a review may decide about the request itself, and what the person may: the detours of its lifecycle. */
class RequestDecisionsProcessIT extends AccessRequestTest {

    @Test
    void shouldExtendOnceAndGoOnWithTheReview() {
        // given
        answer("send-extension-notice", RECORDED);
        underReview();

        // when
        reviewed("extend");

        // then
        request()
                .hasCompletedElement("Task_SendExtensionNotice", 1)
                .hasCompletedElement("Task_FindReviewChoices", 2)
                .hasActiveElement(REVIEW, 1)
                .hasNotActivatedElements(APPROVAL);
    }

    @Test
    void shouldTellReviewThatNoticeWouldBeTooLate() {
        // given
        answer("send-extension-notice", Map.of("taskProblem", "not-offered"));
        underReview();

        // when
        reviewed("extend");

        // then
        request()
                .hasCompletedElement("Task_SendExtensionNotice", 1)
                .hasLocalVariable(byId(REVIEW).and(byState(ElementInstanceState.ACTIVE)), "taskProblem", "not-offered");
    }

    @Test
    void shouldSearchAgainWhenThePersonAnswersOurQuestion() {
        // given
        answer("ask-clarification", Map.of("remindRequesterAt", inDays(24), "waitUntil", inDays(31)));
        underReview();
        reviewed("ask-clarification");
        assertThatProcessInstance(byProcessId("ClarificationProcess"))
                .isWaitingForMessage("Msg_ClarificationReceived", requestId);

        // when
        publish("Msg_ClarificationReceived", requestId, Map.of());

        // then
        request()
                .hasCompletedElements("CallActivity_Clarification")
                .hasCompletedElement("Task_CollectPersonalData", 2)
                .hasActiveElement(REVIEW, 1);
    }

    @Test
    void shouldCloseWithNoticeWhenThePersonIsSilent() {
        // given
        answer("ask-clarification", Map.of("remindRequesterAt", inDays(24), "waitUntil", inDays(31)));
        work("remind-clarification", "send-closed-without-reply");
        underReview();
        reviewed("ask-clarification");
        assertThatProcessInstance(byProcessId("ClarificationProcess")).hasActiveElements("Gateway_ReplyOrReminder");

        // when
        context.increaseTime(Duration.ofDays(25));
        assertThatProcessInstance(byProcessId("ClarificationProcess")).hasActiveElements("Gateway_ReplyOrSilence");
        context.increaseTime(Duration.ofDays(7));

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder("Task_CloseWithoutReply", "EndEvent_NoReply")
                .hasTerminatedElements("CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("no-reply");
    }

    @Test
    void shouldRefuseOnlyOnceASecondPersonAgrees() {
        // given
        work("check-refusal", "send-refusal");
        underReview();

        // when
        reviewed("refuse");

        // then
        assertThatUserTask(byElementId(APPROVAL)).isCreated().hasCandidateGroup("reviewers");
        request().hasNotActivatedElements("Task_CheckRefusal", "Task_SendRefusal");

        // when
        context.completeUserTask(APPROVAL, APPROVED);

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_ConfirmReview",
                        "Task_ConfirmApproval",
                        "Task_CheckRefusal",
                        "Task_SendRefusal",
                        "Task_CloseRefusedRequest",
                        "EndEvent_Refused")
                .hasTerminatedElements("CallActivity_WatchDeadline")
                .hasNotActivatedElements("Task_PrepareResponse");
        assertThat(closedAs()).isEqualTo("refused");
    }

    @Test
    void shouldTakeARefusalBackToReviewWhereTheSecondPersonDoesNotAgree() {
        // given
        underReview();
        reviewed("refuse");

        // when
        context.completeUserTask(APPROVAL, Map.of("approvalDecision", "return"));

        // then
        request()
                .hasCompletedElement(REVIEW, 1)
                .hasActiveElement(REVIEW, 1)
                .hasNotActivatedElements("Task_CheckRefusal", "Task_SendRefusal");
    }

    @Test
    void shouldGoOnWithTheReviewOnceAnAgreedFeeIsPaid() {
        // given
        answer("send-fee-notice", Map.of("waitUntil", inDays(28)));
        answer("confirm-payment", Map.of("taskProblem", "none"));
        underReview();
        reviewed("charge-fee");
        request().hasNotActivatedElements("CallActivity_CollectFee");
        context.completeUserTask(APPROVAL, APPROVED);

        // when
        context.completeUserTask("Task_RecordPayment", Map.of("paymentDecision", "paid"));

        // then
        request()
                .hasCompletedElements("CallActivity_CollectFee")
                .hasCompletedElement("Task_FindReviewChoices", 2)
                .hasActiveElement(REVIEW, 1);

        // when
        reviewed("ready");
        context.completeUserTask(APPROVAL, APPROVED);
        sent();

        // then
        request().isCompleted().hasCompletedElements("EndEvent_Answered");
    }

    @Test
    void shouldCloseWithNoticeWhenTheFeeIsNotPaid() {
        // given
        answer("send-fee-notice", Map.of("waitUntil", inDays(28)));
        work("send-closed-without-reply");
        underReview();
        reviewed("charge-fee");
        context.completeUserTask(APPROVAL, APPROVED);
        assertThatUserTask(byElementId("Task_RecordPayment")).isCreated();

        // when
        context.increaseTime(Duration.ofDays(29));

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder("Task_CloseUnpaidRequest", "EndEvent_FeeUnpaid")
                .hasTerminatedElements("CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("fee-unpaid");
    }

    @Test
    void shouldEndAllWorkWhenThePersonWithdraws() {
        // given
        work("send-withdrawal-confirmation");
        underReview();
        request().hasActiveElements(REVIEW);

        // when
        publish("Msg_RequestWithdrawn", requestId, Map.of());

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_RequestWithdrawn",
                        "Task_ConfirmWithdrawal",
                        "Task_CloseWithdrawnRequest",
                        "EndEvent_Withdrawn")
                .hasTerminatedElements(REVIEW, "CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("withdrawn");
    }

    @Test
    void shouldTellThePersonWhereTheRequestStandsBesideTheWork() {
        // given
        work("send-progress-note");
        answer("find-next-note", Map.of("noteOwed", true, "nextNoteAt", inDays(14)), Map.of("noteOwed", false));
        underReview();
        request().hasActiveElements(REVIEW);

        // when
        publish("Msg_AnswerTakesLonger", requestId, Map.of());
        assertThatProcessInstance(byProcessId("ProgressNotesProcess")).hasActiveElements("Gateway_NoteOrLedger");
        context.increaseTime(Duration.ofDays(15));

        // then
        assertThatProcessInstance(byProcessId("ProgressNotesProcess"))
                .isCompleted()
                .hasCompletedElement("Task_SendProgressNote", 1);
        request()
                .hasCompletedElements("CallActivity_ProgressNotes", "EndEvent_NoNoteOwed", "SubProcess_Progress")
                .hasActiveElements(REVIEW);
    }
}

package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureRequestProcessIT extends ProcessTest {

    private static final String REVIEW = "Task_ReviewRequest";
    private static final String APPROVAL = "Task_ApproveDecision";
    private static final String BY_HAND = "Task_EraseByHand";
    private static final Map<String, Object> RECORDED = Map.of("taskProblem", "none");
    private static final Map<String, Object> DONE = Map.of("erasureState", "done", "byHandNeeded", false);

    private final String deliveryId = UUID.randomUUID().toString();

    private @Nullable JobWorkerMock closing;

    @BeforeEach
    void steps() {
        restTheWatch();
        work("send-acknowledgement", "record-identity-confident", "plan-erasure", "deliver-response");
        closing = context.mockJobWorker("close-request").thenComplete();
        answer("assess-identity", Map.of("senderMatch", "one", "senderAuthenticated", true));
        compute("send-confirmation-code", () -> Map.of("codeState", "settled", "waitUntil", inDays(0)));
        answer("find-open-access", Map.of("accessOpen", false));
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
        compute("announce-erasure", () -> Map.of("waitUntil", inDays(1)));
        answer("execute-erasure", DONE);
        answer(
                "prepare-recipient-notices",
                Map.of("recipientRoundId", UUID.randomUUID().toString(), "recipientCount", 0, "unreachableCount", 0));
        answer("prepare-erasure-outcome", Map.of("deliveryId", deliveryId));
    }

    @Test
    void shouldEraseOnceAgreedAndTheUndoWindowIsOver() {
        // given
        received(true);

        // when
        agreed("ready");

        // then
        request().hasActiveElements("Gateway_UndoWindow").hasNotActivatedElements("Task_ExecuteErasure");

        // when
        context.increaseTime(Duration.ofHours(25));
        publish("Msg_DeliveryDone", deliveryId, Map.of("deliveryOutcome", "sent"));

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "CallActivity_VerifyIdentity",
                        "CallActivity_ConfirmByCode",
                        "Task_FindOpenAccess",
                        "Task_PlanErasure",
                        "CallActivity_AssessRequest",
                        "Task_AnnounceErasure",
                        "CatchEvent_UndoWindowOver",
                        "Task_ExecuteErasure",
                        "CallActivity_TellRecipients",
                        "Task_PrepareOutcome",
                        "EndEvent_Answered")
                .hasTerminatedElements("CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("answered");
    }

    @Test
    void shouldEndASecondInstance() {
        received(false);

        request().isCompleted().hasCompletedElements("EndEvent_DuplicateInstance");
    }

    @Test
    void shouldEndTheWatchBesideTheWork() {
        answer("assess-deadline", Map.of("requestOpen", false, "clockState", "running", "late", false, "daysLeft", 1));
        received(true);

        request().hasCompletedElements("EndEvent_WatchEnded").hasActiveElements("CallActivity_AssessRequest");
    }

    @Test
    void shouldCloseWhereIdentityIsNotVerified() {
        // given
        work("record-identity-doubt", "send-identity-not-verified");
        answer("assess-identity", Map.of("senderMatch", "none", "senderAuthenticated", false));
        answer("confirm-identity", Map.of("taskProblem", "none", "identityOutcome", "not-verified"));
        received(true);

        // when
        context.completeUserTask("Task_VerifyIdentity", Map.of("identityDecision", "not-verified"));

        // then
        request().isCompleted().hasCompletedElements("EndEvent_IdentityNotVerified");
        assertThat(closedAs()).isEqualTo("identity-not-verified");
    }

    @Test
    void shouldCloseWhereNobodyConfirmsAtTheAddressHeld() {
        // given
        work("send-closed-without-reply");
        compute("send-confirmation-code", () -> Map.of("codeState", "silent", "waitUntil", inDays(0)));
        answer("confirm-code-decision", RECORDED);
        received(true);

        // when
        context.completeUserTask("Task_DecideWithoutCode", Map.of("codeDecision", "close-unconfirmed"));

        // then
        request()
                .isCompleted()
                .hasCompletedElements("EndEvent_Unconfirmed")
                .hasNotActivatedElements("Task_PlanErasure");
        assertThat(closedAs()).isEqualTo("unconfirmed");
    }

    @Test
    void shouldLetAnOpenAccessRequestGoFirst() {
        // given
        answer("find-open-access", Map.of("accessOpen", true), Map.of("accessOpen", false));
        received(true);
        request().hasActiveElements("CatchEvent_LookAgain").hasNotActivatedElements("Task_PlanErasure");

        // when
        context.increaseTime(Duration.ofHours(25));

        // then
        request().hasCompletedElement("Task_FindOpenAccess", 2).hasCompletedElement("Task_PlanErasure", 1);
    }

    @Test
    void shouldPlanAgain() {
        // given
        received(true);

        // when
        context.completeUserTask(REVIEW, Map.of("reviewDecision", "collect-again"));

        // then
        request().hasCompletedElement("Task_PlanErasure", 2).hasActiveElements("CallActivity_AssessRequest");
    }

    @Test
    void shouldCloseWhenRefused() {
        // given
        work("check-refusal", "send-refusal");
        received(true);

        // when
        agreed("refuse");

        // then
        request()
                .isCompleted()
                .hasCompletedElements("EndEvent_Refused")
                .hasNotActivatedElements("Task_AnnounceErasure");
        assertThat(closedAs()).isEqualTo("refused");
    }

    @Test
    void shouldCloseWhenTheFeeIsNotPaid() {
        // given
        answer("send-fee-notice", Map.of("waitUntil", inDays(28)));
        work("send-closed-without-reply");
        received(true);

        // when
        agreed("charge-fee");
        assertThatUserTask(byElementId("Task_RecordPayment")).isCreated();
        context.increaseTime(Duration.ofDays(29));

        // then
        request().isCompleted().hasCompletedElements("EndEvent_FeeUnpaid");
        assertThat(closedAs()).isEqualTo("fee-unpaid");
    }

    @Test
    void shouldGoBackToPlanningWhenStoppedInTheUndoWindow() {
        // given
        received(true);
        agreed("ready");
        request().hasActiveElements("Gateway_UndoWindow");

        // when
        publish("Msg_ErasureStopped", requestId, Map.of());

        // then
        request()
                .hasCompletedElements("CatchEvent_ErasureStopped")
                .hasCompletedElement("Task_PlanErasure", 2)
                .hasNotActivatedElements("Task_ExecuteErasure");
    }

    @Test
    void shouldGoBackToPlanningWhenStoppedAtTheLastMoment() {
        // given
        answer("execute-erasure", Map.of("erasureState", "stopped", "byHandNeeded", false));
        received(true);
        agreed("ready");
        request().hasActiveElements("Gateway_UndoWindow");

        // when
        context.increaseTime(Duration.ofHours(25));

        // then
        request().hasCompletedElement("Task_ExecuteErasure", 1).hasCompletedElement("Task_PlanErasure", 2);
    }

    @Test
    void shouldHaveOfficersEraseWhereNoInterfaceReaches() {
        // given
        answer("execute-erasure", Map.of("erasureState", "done", "byHandNeeded", true));
        answer("confirm-erasure-by-hand", Map.of("taskProblem", "confirmation-missing"), RECORDED);
        received(true);
        agreed("ready");
        request().hasActiveElements("Gateway_UndoWindow");
        context.increaseTime(Duration.ofHours(25));

        // then
        assertThatUserTask(byElementId(BY_HAND))
                .isCreated()
                .hasName("Erase by hand")
                .hasCandidateGroup("officers");
        request().hasLocalVariable(BY_HAND, "taskUrl", DESK + "/tasks/by-hand/" + requestId);

        // when
        context.completeUserTask(BY_HAND, Map.of("byHandDecision", "erased-by-hand"));
        request().hasCompletedElement("Task_ConfirmByHand", 1).hasActiveElement(BY_HAND, 1);
        context.completeUserTask(BY_HAND, Map.of("byHandDecision", "erased-by-hand"));
        publish("Msg_DeliveryDone", deliveryId, Map.of("deliveryOutcome", "sent"));

        // then
        request().isCompleted().hasCompletedElements("EndEvent_Answered");
    }

    @Test
    void shouldEraseNothingOnceThePersonWithdrawsInTheUndoWindow() {
        // given
        work("send-withdrawal-confirmation");
        received(true);
        agreed("ready");
        request().hasActiveElements("Gateway_UndoWindow");

        // when
        publish("Msg_RequestWithdrawn", requestId, Map.of());

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_ConfirmWithdrawal", "Task_CloseWithdrawnRequest", "EndEvent_Withdrawn")
                .hasNotActivatedElements("Task_ExecuteErasure");
        assertThat(closedAs()).isEqualTo("withdrawn");
    }

    @Test
    void shouldTellThePersonWhereTheRequestStandsBesideTheWork() {
        // given
        answer("find-next-note", Map.of("noteOwed", false));
        received(true);
        request().hasActiveElements("CallActivity_AssessRequest");

        // when
        publish("Msg_AnswerTakesLonger", requestId, Map.of());

        // then
        request()
                .hasCompletedElements("CallActivity_ProgressNotes", "EndEvent_NoNoteOwed", "SubProcess_Progress")
                .hasActiveElements("CallActivity_AssessRequest");
    }

    private void received(boolean ownInstance) {
        answer(
                "bind-request",
                Map.of(
                        "ownInstance", ownInstance,
                        "deskUrl", DESK,
                        "reference", "R-2031-000042",
                        "receivedOn", "2031-01-03",
                        "dueOn", "2031-02-03",
                        "dueAt", "2031-02-03T23:59:59Z"));
        publish("Msg_ErasureRequestReceived", requestId, Map.of("requestId", requestId));
    }

    private void agreed(String decision) {
        context.completeUserTask(REVIEW, Map.of("reviewDecision", decision));
        context.completeUserTask(APPROVAL, Map.of("approvalDecision", "approve"));
    }

    private Object closedAs() {
        return Objects.requireNonNull(Objects.requireNonNull(closing)
                .getActivatedJobs()
                .getFirst()
                .getVariablesAsMap()
                .get("closeAs"));
    }

    private String inDays(int days) {
        return context.getCurrentTime().plus(Duration.ofDays(days)).toString();
    }

    private static ProcessInstanceAssert request() {
        return assertThatProcessInstance(byProcessId("ErasureRequestProcess"));
    }
}

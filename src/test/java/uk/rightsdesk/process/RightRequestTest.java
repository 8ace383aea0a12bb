package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
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

/**
 * A test of the lifecycle of a request that an officer assesses; the processes it calls run within it. What every such
 * request has in common is tested here, for each model.
 */
abstract class RightRequestTest extends ProcessTest {

    static final String REVIEW = "Task_ReviewRequest";
    static final String APPROVAL = "Task_ApproveDecision";

    final String deliveryId = UUID.randomUUID().toString();

    private final String processId;
    private final String preparation;
    private @Nullable JobWorkerMock closing;

    /**
     * @param processId such as {@code RectificationRequestProcess}
     * @param preparation the task that prepares what the officer assesses
     */
    RightRequestTest(String processId, String preparation) {
        this.processId = processId;
        this.preparation = preparation;
    }

    @BeforeEach
    void steps() {
        restTheWatch();
        work("send-acknowledgement", "record-identity-confident", "record-identity-doubt", "deliver-response");
        closing = context.mockJobWorker("close-request").thenComplete();
        answer("assess-identity", Map.of("senderMatch", "one", "senderAuthenticated", true));
        answer("collect-personal-data", Map.of("elementCount", 42, "systemCount", 1));
        answer(
                "find-review-choices",
                Map.of(
                        "clarificationOffered", false,
                        "extensionOffered", true,
                        "feeOffered", true,
                        "dueOn", "2031-02-03",
                        "dueAt", "2031-02-03T23:59:59Z"));
        answer("send-confirmation-code", Map.of("codeState", "settled", "waitUntil", inDays(0)));
        answer("confirm-review", Map.of("taskProblem", "none"));
        answer("confirm-approval", Map.of("taskProblem", "none"));
        answer(
                "prepare-recipient-notices",
                Map.of("recipientRoundId", UUID.randomUUID().toString(), "recipientCount", 0, "unreachableCount", 0));
    }

    final void received(boolean ownInstance) {
        answer(
                "bind-request",
                Map.of(
                        "ownInstance", ownInstance,
                        "deskUrl", DESK,
                        "reference", "R-2031-000042",
                        "receivedOn", "2031-01-03",
                        "dueOn", "2031-02-03",
                        "dueAt", "2031-02-03T23:59:59Z"));
        publish("Msg_" + processId.replace("Process", "") + "Received", requestId, Map.of("requestId", requestId));
    }

    /** What the officer decides, and the second person agrees to. */
    final void decidedAndAgreed(String decision) {
        context.completeUserTask(REVIEW, Map.of("reviewDecision", decision));
        context.completeUserTask(APPROVAL, Map.of("approvalDecision", "approve"));
    }

    final void sent() {
        publish("Msg_DeliveryDone", deliveryId, Map.of("deliveryOutcome", "sent"));
    }

    /** How the request was closed. */
    final Object closedAs() {
        return Objects.requireNonNull(Objects.requireNonNull(closing)
                .getActivatedJobs()
                .getFirst()
                .getVariablesAsMap()
                .get("closeAs"));
    }

    final String inDays(int days) {
        return context.getCurrentTime().plus(Duration.ofDays(days)).toString();
    }

    final ProcessInstanceAssert request() {
        return assertThatProcessInstance(byProcessId(processId));
    }

    /** Nobody confirmed at the address held, and an officer closes. */
    final void nobodyConfirms() {
        answer("send-confirmation-code", Map.of("codeState", "silent", "waitUntil", inDays(0)));
        answer("confirm-code-decision", Map.of("taskProblem", "none"));
        work("send-closed-without-reply");
    }

    @Test
    void shouldEndSecondInstanceOfRequest() {
        received(false);

        request()
                .isCompleted()
                .hasCompletedElements("EndEvent_DuplicateInstance")
                .hasNotActivatedElements("Task_SendAcknowledgement", "CallActivity_WatchDeadline");
    }

    @Test
    void shouldPrepareAgainWhereOfficerMissesSomething() {
        received(true);

        context.completeUserTask(REVIEW, Map.of("reviewDecision", "collect-again"));

        request().hasCompletedElement(preparation, 2).hasNotActivatedElements("Task_PrepareAnswer");
    }

    @Test
    void shouldRefuseTheWholeOnlyOnceASecondPersonAgrees() {
        work("check-refusal", "send-refusal");
        received(true);

        decidedAndAgreed("refuse");

        request()
                .isCompleted()
                .hasCompletedElementsInOrder("Task_CloseRefusedRequest", "EndEvent_Refused")
                .hasTerminatedElements("CallActivity_WatchDeadline")
                .hasNotActivatedElements("Task_PrepareAnswer");
        assertThat(closedAs()).isEqualTo("refused");
    }

    @Test
    void shouldCloseWithNoticeWhenTheFeeIsNotPaid() {
        answer("send-fee-notice", Map.of("waitUntil", inDays(28)));
        work("send-closed-without-reply");
        received(true);
        decidedAndAgreed("charge-fee");
        request().hasActiveElements("CallActivity_AssessRequest");
        assertThatProcessInstance(byProcessId("FeeCollectionProcess")).hasActiveElements("Task_RecordPayment");

        context.increaseTime(Duration.ofDays(29));

        request().isCompleted().hasCompletedElementsInOrder("Task_CloseUnpaidRequest", "EndEvent_FeeUnpaid");
        assertThat(closedAs()).isEqualTo("fee-unpaid");
    }

    @Test
    void shouldEndAllWorkWhenThePersonWithdraws() {
        work("send-withdrawal-confirmation");
        received(true);
        request().hasActiveElements("CallActivity_AssessRequest");

        publish("Msg_RequestWithdrawn", requestId, Map.of());

        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_RequestWithdrawn",
                        "Task_ConfirmWithdrawal",
                        "Task_CloseWithdrawnRequest",
                        "EndEvent_Withdrawn")
                .hasTerminatedElements("CallActivity_AssessRequest", "CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("withdrawn");
    }

    @Test
    void shouldTellWhereItStandsAndWorkOnWhenTheWatchIsOver() {
        answer("assess-deadline", Map.of("requestOpen", false));
        answer("find-next-note", Map.of("noteOwed", false));
        received(true);
        request().hasCompletedElements("EndEvent_WatchEnded").hasActiveElements("CallActivity_AssessRequest");

        publish("Msg_AnswerTakesLonger", requestId, Map.of());

        request()
                .hasCompletedElements("CallActivity_ProgressNotes", "EndEvent_NoNoteOwed")
                .hasActiveElements("CallActivity_AssessRequest");
    }
}

package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;

import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComplaintProcessIT extends ProcessTest {

    private static final String REVIEW = "Task_ReviewRequest";
    private static final String APPROVAL = "Task_ApproveDecision";
    private static final Map<String, Object> RECORDED = Map.of("taskProblem", "none");

    @BeforeEach
    void letters() {
        work("acknowledge-complaint", "find-matter", "send-progress-note", "send-complaint-outcome", "close-request");
        answer(
                "find-review-choices",
                Map.of(
                        "clarificationOffered", false,
                        "extensionOffered", false,
                        "feeOffered", false,
                        "dueOn", "2031-02-03",
                        "dueAt", "2031-02-03T23:59:59Z"));
        answer("confirm-review", RECORDED);
        answer("confirm-approval", RECORDED);
    }

    @Test
    void shouldTellTheOutcomeThatTwoPeopleAgreeOn() {
        // given
        restTheWatch();
        received();

        // when
        context.completeUserTask(REVIEW, Map.of("reviewDecision", "ready"));
        context.completeUserTask(APPROVAL, Map.of("approvalDecision", "approve"));

        // then
        complaint()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_AcknowledgeComplaint",
                        "CallActivity_LookIntoComplaint",
                        "Task_SendComplaintOutcome",
                        "Task_CloseRequest",
                        "EndEvent_ComplaintAnswered");
    }

    @Test
    void shouldLookAgainUntilItIsReady() {
        // given
        restTheWatch();
        received();

        // when
        context.completeUserTask(REVIEW, Map.of("reviewDecision", "collect-again"));

        // then
        complaint()
                .hasCompletedElement("Task_FindMatter", 2)
                .hasActiveElements("CallActivity_LookIntoComplaint")
                .hasNotActivatedElements("Task_SendComplaintOutcome");
    }

    @Test
    void shouldInformEveryFortnight() {
        // given
        restTheWatch();
        answer("find-next-note", noteInAFortnight(), Map.of("noteOwed", false));
        received(true);
        assertThatProcessInstance(byProcessId("ProgressNotesProcess")).hasActiveElements("Gateway_NoteOrLedger");

        // when
        context.increaseTime(Duration.ofDays(14));

        // then
        complaint().hasCompletedElements("EndEvent_ProgressEnded").hasActiveElements("CallActivity_LookIntoComplaint");
    }

    @Test
    void shouldEndSecondInstance() {
        // when
        received(false);

        // then
        complaint().isCompleted().hasCompletedElements("EndEvent_DuplicateInstance");
    }

    @Test
    void shouldWorkOnWhenTheWatchIsOver() {
        // given
        answer("assess-deadline", Map.of("requestOpen", false));

        // when
        received();

        // then
        complaint()
                .isActive()
                .hasCompletedElements("EndEvent_WatchEnded")
                .hasActiveElements("CallActivity_LookIntoComplaint");
    }

    @Test
    void shouldCloseWhatThePersonWithdraws() {
        // given
        restTheWatch();
        work("send-withdrawal-confirmation");
        received();
        complaint().hasActiveElements("CallActivity_LookIntoComplaint");

        // when
        publish("Msg_RequestWithdrawn", requestId, Map.of());

        // then
        complaint()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_ConfirmWithdrawal", "Task_CloseWithdrawnRequest", "EndEvent_Withdrawn");
    }

    /** A complaint of which the first note is due in a fortnight. */
    private void received() {
        answer("find-next-note", noteInAFortnight());
        received(true);
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
        publish("Msg_ComplaintReceived", requestId, Map.of("requestId", requestId));
    }

    private Map<String, Object> noteInAFortnight() {
        return Map.of(
                "noteOwed",
                true,
                "nextNoteAt",
                context.getCurrentTime().plus(Duration.ofDays(14)).toString());
    }

    private static ProcessInstanceAssert complaint() {
        return assertThatProcessInstance(byProcessId("ComplaintProcess"));
    }
}

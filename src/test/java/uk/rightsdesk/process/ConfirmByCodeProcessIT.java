package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfirmByCodeProcessIT extends ProcessTest {

    private static final String DECIDE = "Task_DecideWithoutCode";
    private static final Map<String, Object> RECORDED = Map.of("taskProblem", "none");

    @Test
    void shouldEndConfirmedOnceTheRightCodeIsGiven() {
        // given
        answer("send-confirmation-code", state("asked"));
        var confirmation = confirmation();
        assertThatProcessInstance(confirmation).isWaitingForMessage("Msg_CodeSettled", requestId);

        // when
        publish("Msg_CodeSettled", requestId, Map.of("codeResult", "given"));

        // then
        assertThatProcessInstance(confirmation)
                .isCompleted()
                .hasCompletedElements("EndEvent_Confirmed")
                .hasVariable("confirmationOutcome", "confirmed");
    }

    @Test
    void shouldAskNobodyWhereEvidenceWasSeen() {
        answer("send-confirmation-code", state("settled"));

        var confirmation = confirmation();

        assertThatProcessInstance(confirmation)
                .isCompleted()
                .hasCompletedElements("EndEvent_NoCodeNeeded")
                .hasVariable("confirmationOutcome", "confirmed");
    }

    @Test
    void shouldSendASecondCodeAndThenAskAnOfficer() {
        // given
        var states = new ArrayDeque<>(List.of("asked", "asked", "silent"));
        compute("send-confirmation-code", () -> state(states.remove()));
        answer("confirm-code-decision", Map.of("taskProblem", "confirmation-missing"), RECORDED);
        var confirmation = confirmation();
        assertThatProcessInstance(confirmation).hasActiveElements("Gateway_CodeOrOverdue");

        // when
        context.increaseTime(Duration.ofDays(8));
        assertThatProcessInstance(confirmation)
                .hasCompletedElement("CatchEvent_CodeExpired", 1)
                .hasActiveElements("Gateway_CodeOrOverdue");
        context.increaseTime(Duration.ofDays(8));

        // then
        assertThatUserTask(byElementId(DECIDE))
                .isCreated()
                .hasName("Go on without the code")
                .hasCandidateGroup("officers");
        assertThatProcessInstance(confirmation).hasLocalVariable(DECIDE, "taskUrl", DESK + "/tasks/code/" + requestId);

        // when
        decided("evidence-settles");
        assertThatProcessInstance(confirmation)
                .hasCompletedElement("Task_ConfirmCodeDecision", 1)
                .hasActiveElement(DECIDE, 1);
        decided("evidence-settles");

        // then
        assertThatProcessInstance(confirmation)
                .isCompleted()
                .hasCompletedElements("EndEvent_EvidenceSeen")
                .hasVariable("confirmationOutcome", "confirmed");
    }

    @Test
    void shouldAskAnOfficerAfterFiveWrongCodes() {
        // given
        answer("send-confirmation-code", state("asked"));
        answer("confirm-code-decision", RECORDED);
        var notice = context.mockJobWorker("send-closed-without-reply").thenComplete();
        var confirmation = confirmation();
        assertThatProcessInstance(confirmation).isWaitingForMessage("Msg_CodeSettled", requestId);

        // when
        publish("Msg_CodeSettled", requestId, Map.of("codeResult", "locked"));
        decided("send-again");
        assertThatProcessInstance(confirmation)
                .hasCompletedElement("Task_SendConfirmationCode", 2)
                .isWaitingForMessage("Msg_CodeSettled", requestId);
        publish("Msg_CodeSettled", requestId, Map.of("codeResult", "locked"));
        decided("close-unconfirmed");

        // then
        assertThatProcessInstance(confirmation)
                .isCompleted()
                .hasCompletedElementsInOrder("Task_SendClosedUnconfirmed", "EndEvent_Unconfirmed")
                .hasVariable("confirmationOutcome", "unconfirmed");
        assertThat(notice.getActivatedJobs().getFirst().getVariablesAsMap())
                .containsEntry("awaitedReply", "confirmation");
    }

    private Map<String, Object> state(String state) {
        return Map.of(
                "codeState",
                state,
                "waitUntil",
                context.getCurrentTime().plus(Duration.ofDays(7)).toString());
    }

    private void decided(String decision) {
        context.completeUserTask(DECIDE, Map.of("codeDecision", decision));
    }

    private ProcessInstanceEvent confirmation() {
        return start(
                "ConfirmByCodeProcess",
                Map.of(
                        "requestId",
                        requestId,
                        "deskUrl",
                        DESK,
                        "reference",
                        "R-2031-000042",
                        "dueAt",
                        "2031-02-03T23:59:59Z"));
    }
}

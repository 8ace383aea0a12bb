package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ElementSelectors.byState;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityVerificationProcessIT extends ProcessTest {

    private static final String VERIFY = "Task_VerifyIdentity";
    private static final Map<String, Object> KNOWN = Map.of("senderMatch", "one", "senderAuthenticated", true);
    private static final Map<String, Object> IN_DOUBT = Map.of("senderMatch", "several", "senderAuthenticated", true);
    private static final Map<String, Object> VERIFIED = Map.of("taskProblem", "none", "identityOutcome", "verified");
    private static final Map<String, Object> NOT_FINAL = Map.of("taskProblem", "none");

    @BeforeEach
    void steps() {
        work(
                "record-identity-confident",
                "record-identity-doubt",
                "request-identity-evidence",
                "remind-identity-evidence");
    }

    @Test
    void shouldAskNothingOfKnownAndAuthenticatedSender() {
        // given
        answer("assess-identity", KNOWN);

        // when
        var verification = verification();

        // then
        assertThatProcessInstance(verification)
                .isCompleted()
                .hasVariable("identityOutcome", "verified")
                .hasCompletedElementsInOrder(
                        "Task_AssessIdentity", "Task_DecideCheck", "Task_RecordConfidence", "EndEvent_IdentityVerified")
                .hasNotActivatedElements(VERIFY);
    }

    @Test
    void shouldLeaveDoubtToOfficerWithTheDeskPage() {
        // given
        answer("assess-identity", IN_DOUBT);

        // when
        var verification = verification();

        // then
        assertThatUserTask(byElementId(VERIFY))
                .isCreated()
                .hasName("Verify identity")
                .hasCandidateGroup("officers")
                .hasDueDate("2031-02-03T23:59:59Z");
        assertThatProcessInstance(verification)
                .hasVariable("identityCheck", "account-question")
                .hasCompletedElements("Task_RecordDoubt")
                .hasLocalVariable(VERIFY, "taskUrl", DESK + "/tasks/identity/" + requestId);
    }

    @Test
    void shouldVerifyByOfficersDecision() {
        // given
        answer("assess-identity", IN_DOUBT);
        answer("confirm-identity", VERIFIED);
        var verification = verification();

        // when
        context.completeUserTask(VERIFY, Map.of("identityDecision", "verified"));

        // then
        assertThatProcessInstance(verification)
                .isCompleted()
                .hasVariable("identityOutcome", "verified")
                .hasCompletedElementsInOrder(VERIFY, "Task_ConfirmIdentity", "EndEvent_IdentityVerified");
    }

    @Test
    void shouldEndUnverifiedByOfficersDecision() {
        // given
        answer("assess-identity", IN_DOUBT);
        answer("confirm-identity", Map.of("taskProblem", "none", "identityOutcome", "not-verified"));
        var verification = verification();

        // when
        context.completeUserTask(VERIFY, Map.of("identityDecision", "not-verified"));

        // then
        assertThatProcessInstance(verification)
                .isCompleted()
                .hasVariable("identityOutcome", "not-verified")
                .hasCompletedElements("EndEvent_IdentityNotVerified")
                .hasNotActivatedElements("EndEvent_IdentityVerified");
    }

    @Test
    void shouldOpenTaskAgainWhileDecisionIsNotConfirmedOnTheDesk() {
        // given
        answer("assess-identity", IN_DOUBT);
        answer("confirm-identity", Map.of("taskProblem", "confirmation-contradicts"), VERIFIED);
        var verification = verification();

        // when
        context.completeUserTask(VERIFY, Map.of("identityDecision", "verified"));

        // then
        assertThatProcessInstance(verification)
                .hasCompletedElement("Task_ConfirmIdentity", 1)
                .hasLocalVariable(
                        byId(VERIFY).and(byState(ElementInstanceState.ACTIVE)),
                        "taskProblem",
                        "confirmation-contradicts");

        // when
        context.completeUserTask(VERIFY, Map.of("identityDecision", "verified"));

        // then
        assertThatProcessInstance(verification).isCompleted().hasCompletedElement(VERIFY, 2);
    }

    @Test
    void shouldTakeOverWhatWasDecidedWithSibling() {
        // given
        answer("assess-identity", IN_DOUBT);
        answer("confirm-identity", VERIFIED);
        var verification = verification();
        assertThatUserTask(byElementId(VERIFY)).isCreated();

        // when
        publish("Msg_IdentityDecided", requestId, Map.of("identityDecision", "verified"));

        // then
        assertThatProcessInstance(verification)
                .isCompleted()
                .hasVariable("identityOutcome", "verified")
                .hasTerminatedElement(VERIFY, 1)
                .hasCompletedElementsInOrder(
                        "BoundaryEvent_IdentityDecided", "Task_ConfirmIdentity", "EndEvent_IdentityVerified");
    }

    @Test
    void shouldDecideAnewWhenEvidenceArrives() {
        // given
        answer("assess-identity", IN_DOUBT);
        answer("confirm-identity", NOT_FINAL, VERIFIED);
        var verification = verification();
        context.completeUserTask(VERIFY, Map.of("identityDecision", "ask-evidence"));
        assertThatProcessInstance(verification)
                .hasCompletedElements("Task_RequestEvidence")
                .isWaitingForMessage("Msg_EvidenceReceived", requestId);

        // when
        publish("Msg_EvidenceReceived", requestId, Map.of());

        // then
        assertThatProcessInstance(verification)
                .hasCompletedElements("CatchEvent_EvidenceReceived")
                .hasActiveElement(VERIFY, 1);

        // when
        context.completeUserTask(VERIFY, Map.of("identityDecision", "verified"));

        // then
        assertThatProcessInstance(verification).isCompleted().hasCompletedElements("EndEvent_IdentityVerified");
    }

    @Test
    void shouldDecideAnewWhenEvidenceArrivesAfterTheReminder() {
        // given
        var verification = reminded();

        // when
        publish("Msg_EvidenceReceived", requestId, Map.of());

        // then
        assertThatProcessInstance(verification)
                .hasCompletedElements("CatchEvent_LateEvidenceReceived")
                .hasActiveElement(VERIFY, 1);
    }

    @Test
    void shouldBringRequestBackToOfficerAfter28DaysWithoutEvidence() {
        // given
        var verification = reminded();

        // when
        context.increaseTime(Duration.ofDays(14));

        // then
        assertThatProcessInstance(verification)
                .hasCompletedElements("CatchEvent_EvidenceOverdue")
                .hasActiveElement(VERIFY, 1);
    }

    /** Asked for evidence, and reminded of it after a fortnight of silence. */
    private ProcessInstanceEvent reminded() {
        answer("assess-identity", IN_DOUBT);
        answer("confirm-identity", NOT_FINAL, VERIFIED);
        var verification = verification();
        context.completeUserTask(VERIFY, Map.of("identityDecision", "ask-evidence"));
        assertThatProcessInstance(verification).hasActiveElements("Gateway_EvidenceOrReminder");
        context.increaseTime(Duration.ofDays(14));
        assertThatProcessInstance(verification)
                .hasCompletedElements("Task_RemindOfEvidence")
                .hasActiveElements("Gateway_EvidenceOrOverdue");
        return verification;
    }

    private ProcessInstanceEvent verification() {
        return start(
                "IdentityVerificationProcess",
                Map.of("requestId", requestId, "deskUrl", DESK, "dueAt", "2031-02-03T23:59:59Z"));
    }
}

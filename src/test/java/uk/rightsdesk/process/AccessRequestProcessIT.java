package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ElementSelectors.byState;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.client.api.search.enums.ElementInstanceState;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lifecycle of a request for access; the processes it calls run within it, on their shortest way. */
class AccessRequestProcessIT extends AccessRequestTest {

    @Test
    void shouldAnswerRequestReviewedAndApproved() {
        // given
        knownSender();
        answer("confirm-review", RECORDED);
        answer("confirm-approval", RECORDED);
        received(true);

        // when
        context.completeUserTask(REVIEW, READY);
        context.completeUserTask(APPROVAL, APPROVED);
        sent();

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_AccessRequestReceived",
                        "Task_BindRequest",
                        "Task_SendAcknowledgement",
                        "CallActivity_VerifyIdentity",
                        "Task_CollectPersonalData",
                        "Task_FindReviewChoices",
                        REVIEW,
                        "Task_ConfirmReview",
                        APPROVAL,
                        "Task_ConfirmApproval",
                        "Task_PrepareResponse",
                        "CallActivity_DeliverResponse",
                        "Task_CloseRequest",
                        "EndEvent_Answered")
                .hasTerminatedElements("CallActivity_WatchDeadline");
        assertThatProcessInstance(byProcessId("DeadlineWatchProcess")).isTerminated();
    }

    @Test
    void shouldOfferReviewToOfficersAndApprovalToReviewersWithTheirDeskPages() {
        // given
        knownSender();
        answer("confirm-review", RECORDED);

        // when
        received(true);

        // then
        assertThatUserTask(byElementId(REVIEW))
                .isCreated()
                .hasName("Review what was found")
                .hasCandidateGroup("officers")
                .hasDueDate("2031-02-03T23:59:59Z");
        request().hasLocalVariable(REVIEW, "taskUrl", DESK + "/tasks/review/" + requestId);

        // when
        context.completeUserTask(REVIEW, READY);

        // then
        assertThatUserTask(byElementId(APPROVAL))
                .isCreated()
                .hasName("Approve the answer")
                .hasCandidateGroup("reviewers")
                .hasDueDate("2031-02-03T23:59:59Z");
        request().hasLocalVariable(APPROVAL, "taskUrl", DESK + "/tasks/approval/" + requestId);
    }

    @Test
    void shouldEndSecondInstanceOfRequest() {
        // when
        received(false);

        // then
        request()
                .isCompleted()
                .hasCompletedElements("EndEvent_DuplicateInstance")
                .hasNotActivatedElements("Task_SendAcknowledgement", "CallActivity_WatchDeadline");
    }

    @Test
    void shouldTellWhyAndCloseWhenIdentityIsNotVerified() {
        // given
        restTheWatch();
        answer("assess-identity", Map.of("senderMatch", "none", "senderAuthenticated", false));
        answer("confirm-identity", Map.of("taskProblem", "none", "identityOutcome", "not-verified"));
        work("send-identity-not-verified");
        received(true);

        // when
        context.completeUserTask("Task_VerifyIdentity", Map.of("identityDecision", "not-verified"));

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_SendIdentityNotVerified", "Task_CloseUnverifiedRequest", "EndEvent_IdentityNotVerified")
                .hasTerminatedElements("CallActivity_WatchDeadline")
                .hasNotActivatedElements("Task_CollectPersonalData");
    }

    @Test
    void shouldCollectAgainWhereOfficerMissesSomething() {
        // given
        knownSender();
        answer("confirm-review", RECORDED);
        received(true);

        // when
        context.completeUserTask(REVIEW, Map.of("reviewDecision", "collect-again"));

        // then
        request()
                .hasCompletedElement("Task_CollectPersonalData", 2)
                .hasActiveElement(REVIEW, 1)
                .hasNotActivatedElements(APPROVAL);
    }

    @Test
    void shouldOpenReviewAgainWhileItIsNotConfirmedOnTheDesk() {
        // given
        knownSender();
        answer("confirm-review", Map.of("taskProblem", "confirmation-missing"), RECORDED);
        received(true);

        // when
        context.completeUserTask(REVIEW, READY);

        // then
        request()
                .hasCompletedElement("Task_ConfirmReview", 1)
                .hasLocalVariable(
                        byId(REVIEW).and(byState(ElementInstanceState.ACTIVE)), "taskProblem", "confirmation-missing")
                .hasNotActivatedElements(APPROVAL);

        // when
        context.completeUserTask(REVIEW, READY);

        // then
        request().hasCompletedElement(REVIEW, 2).hasLocalVariable(APPROVAL, "taskProblem", "none");
    }

    @Test
    void shouldGoBackToReviewWhenReviewerReturnsTheAnswer() {
        // given
        knownSender();
        answer("confirm-review", RECORDED);
        answer("confirm-approval", RECORDED);
        received(true);
        context.completeUserTask(REVIEW, READY);

        // when
        context.completeUserTask(APPROVAL, Map.of("approvalDecision", "return"));

        // then
        request()
                .hasCompletedElement("Task_ConfirmApproval", 1)
                .hasActiveElement(REVIEW, 1)
                .hasCompletedElement("Task_CollectPersonalData", 1)
                .hasNotActivatedElements("Task_PrepareResponse");
    }

    @Test
    void shouldOpenReviewAgainWhereTheAnswerHoldsWhatWasKeptBack() {
        // given
        knownSender();
        answer("confirm-review", RECORDED);
        answer("confirm-approval", RECORDED);
        answer("prepare-access-response", Map.of("taskProblem", "kept-back-found"));
        received(true);
        context.completeUserTask(REVIEW, READY);

        // when
        context.completeUserTask(APPROVAL, APPROVED);

        // then
        request()
                .hasCompletedElement("Task_PrepareResponse", 1)
                .hasLocalVariable(
                        byId(REVIEW).and(byState(ElementInstanceState.ACTIVE)), "taskProblem", "kept-back-found")
                .hasNotActivatedElements("CallActivity_DeliverResponse");
    }

    @Test
    void shouldOpenApprovalAgainForPersonWhoReviewed() {
        // given
        knownSender();
        answer("confirm-review", RECORDED);
        answer("confirm-approval", Map.of("taskProblem", "same-person"), RECORDED);
        received(true);
        context.completeUserTask(REVIEW, READY);

        // when
        context.completeUserTask(APPROVAL, APPROVED);

        // then
        request()
                .hasCompletedElement("Task_ConfirmApproval", 1)
                .hasLocalVariable(
                        byId(APPROVAL).and(byState(ElementInstanceState.ACTIVE)), "taskProblem", "same-person")
                .hasNotActivatedElements("Task_PrepareResponse");
    }

    @Test
    void shouldWorkOnWhenTheWatchIsOver() {
        // given
        answer("assess-deadline", Map.of("requestOpen", false));
        answer("assess-identity", SENDER_KNOWN);

        // when
        received(true);

        // then
        request().isActive().hasCompletedElements("EndEvent_WatchEnded").hasActiveElements(REVIEW);
    }
}

package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ElementSelectors.byState;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailIntakeProcessIT extends ProcessTest {

    private static final String TRIAGE = "Task_TriageEmail";
    private static final Map<String, Object> UNSURE = classified("unsure", false);
    private static final Map<String, Object> RECORDED = Map.of("taskProblem", "none");

    private final String correspondenceId = UUID.randomUUID().toString();

    @BeforeEach
    void outcomes() {
        work("open-request", "join-request", "close-correspondence");
    }

    @Test
    void shouldOpenRequestForClearAccessRequest() {
        // given
        answer("classify-email", classified("access", false));

        // when
        emailReceived();

        // then
        intake().isCompleted()
                .hasVariable("emailRoute", "open")
                .hasCompletedElementsInOrder(
                        "StartEvent_EmailReceived",
                        "Task_ClassifyEmail",
                        "Task_ChooseRoute",
                        "Task_OpenRequest",
                        "EndEvent_RequestOpened")
                .hasNotActivatedElements(TRIAGE);
    }

    @Test
    void shouldJoinReplyToItsRequest() {
        // given
        answer("classify-email", classified("unsure", true));

        // when
        emailReceived();

        // then
        intake().isCompleted()
                .hasCompletedElementsInOrder("Task_JoinRequest", "EndEvent_EmailJoined")
                .hasNotActivatedElements(TRIAGE);
    }

    @Test
    void shouldCloseWhatAMachineSentAndAsksForNothing() {
        // given
        answer(
                "classify-email",
                Map.of("deskUrl", DESK, "classification", "none", "threaded", false, "automatic", true));

        // when
        emailReceived();

        // then
        intake().isCompleted()
                .hasCompletedElementsInOrder("Task_CloseCorrespondence", "EndEvent_NotARequest")
                .hasNotActivatedElements(TRIAGE);
    }

    @Test
    void shouldOfferUnclearEmailToOfficersWithItsDeskPage() {
        // given
        answer("classify-email", UNSURE);

        // when
        emailReceived();

        // then
        assertThatUserTask(byElementId(TRIAGE))
                .isCreated()
                .hasName("Triage email")
                .hasCandidateGroup("officers");
        intake().isActive()
                .hasLocalVariable(TRIAGE, "taskUrl", DESK + "/tasks/triage/" + correspondenceId)
                .hasLocalVariable(TRIAGE, "taskProblem", "none");
    }

    @Test
    void shouldRemindOfficersEveryThreeDaysWhileTriageWaits() {
        // given
        answer("classify-email", UNSURE);
        work("remind-of-triage");
        emailReceived();
        assertThatUserTask(byElementId(TRIAGE)).isCreated();

        // when
        context.increaseTime(Duration.ofDays(3));

        // then
        intake().isActive().hasCompletedElement("EndEvent_OfficersReminded", 1).hasActiveElements(TRIAGE);

        // when
        context.increaseTime(Duration.ofDays(3));

        // then
        intake().isActive().hasCompletedElement("EndEvent_OfficersReminded", 2).hasActiveElements(TRIAGE);
    }

    @Test
    void shouldOpenRequestWhereOfficerFindsOne() {
        // given
        answer("classify-email", UNSURE);
        answer("confirm-triage", RECORDED);
        emailReceived();

        // when
        context.completeUserTask(TRIAGE, Map.of("triageDecision", "open"));

        // then
        intake().isCompleted()
                .hasCompletedElementsInOrder(
                        TRIAGE, "Task_ConfirmTriage", "Task_OpenRequest", "EndEvent_RequestOpened");
    }

    @Test
    void shouldJoinEmailWhereOfficerKnowsItsRequest() {
        // given
        answer("classify-email", UNSURE);
        answer("confirm-triage", RECORDED);
        emailReceived();

        // when
        context.completeUserTask(TRIAGE, Map.of("triageDecision", "join"));

        // then
        intake().isCompleted()
                .hasCompletedElementsInOrder(TRIAGE, "Task_ConfirmTriage", "Task_JoinRequest", "EndEvent_EmailJoined");
    }

    @Test
    void shouldCloseEmailWhereOfficerFindsNoRequest() {
        // given
        answer("classify-email", UNSURE);
        answer("confirm-triage", RECORDED);
        emailReceived();

        // when
        context.completeUserTask(TRIAGE, Map.of("triageDecision", "not-a-request"));

        // then
        intake().isCompleted()
                .hasCompletedElementsInOrder(
                        TRIAGE, "Task_ConfirmTriage", "Task_CloseCorrespondence", "EndEvent_NotARequest");
    }

    @Test
    void shouldHandOverWhatOfficerWorksByHand() {
        // given
        answer("classify-email", UNSURE);
        answer("confirm-triage", RECORDED);
        emailReceived();

        // when
        context.completeUserTask(TRIAGE, Map.of("triageDecision", "by-hand"));

        // then
        intake().isCompleted()
                .hasCompletedElementsInOrder(TRIAGE, "Task_ConfirmTriage", "Task_HandOver", "EndEvent_HandedOver");
    }

    @Test
    void shouldOpenTriageAgainWhileItIsNotConfirmedOnTheDesk() {
        // given
        answer("classify-email", UNSURE);
        answer("confirm-triage", Map.of("taskProblem", "confirmation-missing"), RECORDED);
        emailReceived();

        // when
        context.completeUserTask(TRIAGE, Map.of("triageDecision", "open"));

        // then
        intake().hasCompletedElement("Task_ConfirmTriage", 1)
                .hasLocalVariable(
                        byId(TRIAGE).and(byState(ElementInstanceState.ACTIVE)), "taskProblem", "confirmation-missing")
                .hasNotActivatedElements("Task_OpenRequest");

        // when
        context.completeUserTask(TRIAGE, Map.of("triageDecision", "open"));

        // then
        intake().isCompleted().hasCompletedElement(TRIAGE, 2).hasCompletedElements("EndEvent_RequestOpened");
    }

    private void emailReceived() {
        publish("Msg_EmailReceived", correspondenceId, Map.of("correspondenceId", correspondenceId));
    }

    private static ProcessInstanceAssert intake() {
        return assertThatProcessInstance(byProcessId("EmailIntakeProcess"));
    }

    private static Map<String, Object> classified(String classification, boolean threaded) {
        return Map.of("deskUrl", DESK, "classification", classification, "threaded", threaded, "automatic", false);
    }
}

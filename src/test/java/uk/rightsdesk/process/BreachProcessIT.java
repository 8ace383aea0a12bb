package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ElementSelectors.byState;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.client.api.search.enums.ElementInstanceState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreachProcessIT extends ProcessTest {

    private final String breachId = UUID.randomUUID().toString();

    @BeforeEach
    void mock() {
        answer(
                "bind-breach",
                Map.of(
                        "ownInstance",
                        true,
                        "deskUrl",
                        DESK,
                        "breachReference",
                        "B-2031-000042",
                        "breachDueAt",
                        context.getCurrentTime().plusSeconds(259_200).toString()));
        Map<String, Object> none = new HashMap<>(Map.of("breachAlert", "none"));
        none.put("breachAlertAt", null);
        answer("find-breach-alert", none);
        work("note-breach-advice", "close-breach");
        answer("open-breach-notice", Map.of("mailingId", UUID.randomUUID().toString()));
    }

    @Test
    void shouldOnlyLogWhatPutsNobodyAtRisk() {
        // given
        assessed("few", "ordinary", "low", "unlikely", false, false);
        answer("confirm-breach-decision", decided("none", false));
        raise();

        // when
        complete("Task_AssessBreach", "breach", Map.of("assessmentDone", "assessed"));
        advised("log");
        complete("Task_DecideBreach", "breach", Map.of("breachDecision", "log"));

        // then
        assertThatProcessInstance(byProcessId("BreachProcess"))
                .isCompleted()
                .hasCompletedElements(
                        "CallActivity_WatchBreach", "EndEvent_WatchEnded", "Task_CloseBreach", "EndEvent_BreachClosed");
    }

    @Test
    void shouldOpenTheTasksAgainUntilTheDeskHasWhatTheyAskFor() {
        // given
        answer(
                "confirm-breach-assessment",
                Map.of("taskProblem", "confirmation-missing"),
                factors("few", "ordinary", "moderate", "possible", false, false),
                factors("few", "ordinary", "low", "unlikely", false, false));
        answer(
                "confirm-breach-decision",
                decided("confirmation-contradicts", false),
                decided("none", false),
                decided("none", false));
        raise();

        // when
        complete("Task_AssessBreach", "breach", Map.of("assessmentDone", "assessed"));
        reopened("Task_AssessBreach", "confirmation-missing");
        complete("Task_AssessBreach", "breach", Map.of("assessmentDone", "assessed"));
        advised("regulator");
        complete("Task_DecideBreach", "breach", Map.of("breachDecision", "log"));
        reopened("Task_DecideBreach", "confirmation-contradicts");
        complete("Task_DecideBreach", "breach", Map.of("breachDecision", "assess-again"));
        complete("Task_AssessBreach", "breach", Map.of("assessmentDone", "assessed"));
        advised("log");
        complete("Task_DecideBreach", "breach", Map.of("breachDecision", "log"));

        // then
        assertThatProcessInstance(byProcessId("BreachProcess"))
                .isCompleted()
                .hasCompletedElement("Task_AssessBreach", 3)
                .hasCompletedElement("Task_DecideBreach", 3);
    }

    @Test
    void shouldHaveASecondPersonAgreeWhereFewerAreToldThanTheTableSays() {
        // given
        assessed("one", "special", "high", "likely", false, false);
        answer("confirm-breach-decision", decided("none", true), decided("none", true));
        answer(
                "confirm-breach-agreement",
                Map.of("taskProblem", "same-person"),
                Map.of("taskProblem", "none"),
                Map.of("taskProblem", "none"));
        raise();
        complete("Task_AssessBreach", "breach", Map.of("assessmentDone", "assessed"));
        advised("people");

        // when
        complete("Task_DecideBreach", "breach", Map.of("breachDecision", "log"));
        assertThatUserTask(byElementId("Task_AgreeToLess")).isCreated().hasCandidateGroup("reviewers");
        complete("Task_AgreeToLess", "breach", Map.of("breachAgreement", "agree"));
        reopened("Task_AgreeToLess", "same-person");
        complete("Task_AgreeToLess", "breach", Map.of("breachAgreement", "return"));
        complete("Task_DecideBreach", "breach", Map.of("breachDecision", "log"));
        complete("Task_AgreeToLess", "breach", Map.of("breachAgreement", "agree"));

        // then
        assertThatProcessInstance(byProcessId("BreachProcess"))
                .isCompleted()
                .hasCompletedElement("Task_AgreeToLess", 3)
                .hasCompletedElements("EndEvent_BreachClosed");
    }

    @Test
    void shouldReportToTheRegulatorInPhases() {
        // given
        assessed("few", "ordinary", "moderate", "possible", false, false);
        answer("confirm-breach-decision", decided("none", false));
        answer(
                "confirm-breach-report",
                reported("confirmation-missing", false),
                reported("none", false),
                reported("none", true));
        raise();
        complete("Task_AssessBreach", "breach", Map.of("assessmentDone", "assessed"));
        advised("regulator");
        complete("Task_DecideBreach", "breach", Map.of("breachDecision", "regulator"));

        // when
        complete("Task_ReportToRegulator", "breach-report", Map.of("breachReport", "sent"));
        reopened("Task_ReportToRegulator", "confirmation-missing");
        complete("Task_ReportToRegulator", "breach-report", Map.of("breachReport", "sent"));
        assertThatProcessInstance(byProcessId("BreachProcess")).hasActiveElements("CatchEvent_SupplementDue");
        context.increaseTime(Duration.ofDays(1).plusMinutes(1));
        complete("Task_ReportToRegulator", "breach-report", Map.of("breachReport", "sent"));

        // then
        assertThatProcessInstance(byProcessId("BreachProcess"))
                .isCompleted()
                .hasCompletedElement("Task_ReportToRegulator", 3)
                .hasCompletedElements("EndEvent_BreachClosed");
    }

    @Test
    void shouldWriteToThePeopleInBatchesAndReachTheOthersInAnotherWay() {
        // given
        assessed("many", "exploitable", "moderate", "likely", false, false);
        answer("confirm-breach-decision", decided("none", false));
        answer("confirm-breach-report", reported("none", true));
        answer("confirm-breach-affected", Map.of("taskProblem", "confirmation-missing"), Map.of("taskProblem", "none"));
        answer("send-mailing-batch", batch(false, 500), batch(true, 1_000));
        answer("count-unreached", Map.of("mailingUnreached", 2), Map.of("mailingUnreached", 0));
        raise();
        complete("Task_AssessBreach", "breach", Map.of("assessmentDone", "assessed"));
        advised("people");
        complete("Task_DecideBreach", "breach", Map.of("breachDecision", "people"));
        complete("Task_ReportToRegulator", "breach-report", Map.of("breachReport", "sent"));

        // when
        complete("Task_ChooseAffected", "breach-people", Map.of("affectedDecision", "write"));
        reopened("Task_ChooseAffected", "confirmation-missing");
        complete("Task_ChooseAffected", "breach-people", Map.of("affectedDecision", "write"));
        assertThatProcessInstance(byProcessId("BreachProcess")).hasActiveElements("CatchEvent_NextBatch");
        context.increaseTime(Duration.ofSeconds(6));
        assertThatProcessInstance(byProcessId("BreachProcess")).hasActiveElements("CatchEvent_MailReturned");
        context.increaseTime(Duration.ofDays(3).plusMinutes(1));
        complete("Task_ReachOthers", "breach-people", Map.of("reachedDecision", "reached"));

        // then
        assertThatProcessInstance(byProcessId("BreachProcess"))
                .isCompleted()
                .hasCompletedElement("Task_SendBatch", 2)
                .hasCompletedElement("Task_CountUnreached", 2)
                .hasCompletedElements("EndEvent_BreachClosed");
    }

    @Test
    void shouldWriteToNobodyUnderAnException() {
        // given
        assessed("many", "special", "high", "likely", false, false);
        answer("confirm-breach-decision", decided("none", false));
        answer("confirm-breach-report", reported("none", true));
        answer("confirm-breach-affected", Map.of("taskProblem", "none"));
        raise();
        complete("Task_AssessBreach", "breach", Map.of("assessmentDone", "assessed"));
        complete("Task_DecideBreach", "breach", Map.of("breachDecision", "people"));

        // when
        complete("Task_ChooseAffected", "breach-people", Map.of("affectedDecision", "exception"));
        complete("Task_ReportToRegulator", "breach-report", Map.of("breachReport", "sent"));

        // then
        assertThatProcessInstance(byProcessId("BreachProcess"))
                .isCompleted()
                .hasNotActivatedElements("Task_OpenNotice");
    }

    @Test
    void shouldEndASecondInstanceOfTheSameBreach() {
        // given
        answer(
                "bind-breach",
                Map.of(
                        "ownInstance",
                        false,
                        "deskUrl",
                        DESK,
                        "breachReference",
                        "B-2031-000042",
                        "breachDueAt",
                        context.getCurrentTime().toString()));

        // when
        raise();

        // then
        assertThatProcessInstance(byProcessId("BreachProcess"))
                .isCompleted()
                .hasCompletedElements("EndEvent_DuplicateInstance")
                .hasNotActivatedElements("Task_AssessBreach");
    }

    private void raise() {
        publish("Msg_BreachRaised", breachId, Map.of("breachId", breachId));
    }

    private void complete(String task, String page, Map<String, Object> answer) {
        assertThatProcessInstance(byProcessId("BreachProcess"))
                .hasLocalVariable(
                        byId(task).and(byState(ElementInstanceState.ACTIVE)),
                        "taskUrl",
                        DESK + "/tasks/" + page + "/" + breachId);
        context.completeUserTask(task, answer);
    }

    private void reopened(String task, String problem) {
        assertThatProcessInstance(byProcessId("BreachProcess"))
                .hasLocalVariable(byId(task).and(byState(ElementInstanceState.ACTIVE)), "taskProblem", problem);
    }

    private void advised(String advice) {
        assertThatProcessInstance(byProcessId("BreachProcess")).hasVariable("breachAdvice", advice);
    }

    private void assessed(
            String people, String kind, String severity, String likelihood, boolean unreadable, boolean contained) {
        answer("confirm-breach-assessment", factors(people, kind, severity, likelihood, unreadable, contained));
    }

    private static Map<String, Object> factors(
            String people, String kind, String severity, String likelihood, boolean unreadable, boolean contained) {
        return Map.of(
                "taskProblem", "none",
                "breachPeople", people,
                "breachDataKind", kind,
                "breachSeverity", severity,
                "breachLikelihood", likelihood,
                "breachUnreadable", unreadable,
                "breachContained", contained);
    }

    private static Map<String, Object> decided(String problem, boolean below) {
        return Map.of("taskProblem", problem, "belowAdvice", below);
    }

    private static Map<String, Object> reported(String problem, boolean complete) {
        return Map.of("taskProblem", problem, "breachReportComplete", complete);
    }

    private static Map<String, Object> batch(boolean complete, int sent) {
        return Map.of("mailingComplete", complete, "mailingSent", sent, "mailingTotal", 1_000, "mailingUnreached", 0);
    }
}

package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetentionRunProcessIT extends ProcessTest {

    private static final String APPROVE = "Task_ApproveRun";
    private static final String LOOK = "Task_LookAtData";
    private static final Duration WEEK = Duration.ofDays(7);

    private final String run = UUID.randomUUID().toString();
    private long instance;

    @Test
    void shouldBeginOnTheFirstOfTheMonthAndEndWhereNothingIsOver() {
        // given
        due(0);
        findings(0);
        ZonedDateTime now = context.getCurrentTime().atZone(ZoneOffset.UTC);
        ZonedDateTime first = now.toLocalDate()
                .withDayOfMonth(1)
                .plusMonths(1)
                .atTime(LocalTime.of(4, 1))
                .atZone(ZoneOffset.UTC);

        // when
        context.increaseTime(Duration.between(now, first));

        // then
        assertThatProcessInstance(byProcessId("RetentionRunProcess"))
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_FirstOfMonth", "Task_PlanRun", "Task_FindWrongData", "EndEvent_NothingWrong")
                .hasNotActivatedElements(APPROVE, "Task_RunBatches");
    }

    @Test
    void shouldDeleteInBatchesOnceAPersonAgreedAndWriteAReceipt() {
        // given
        due(3);
        findings(0);
        confirmed("none");
        answer(
                "run-retention-batches",
                Map.of("retentionState", "more"),
                Map.of("retentionState", "more"),
                Map.of("retentionState", "done"));
        work("write-retention-receipt");
        startByHand();

        // when
        assertThatUserTask(byElementId(APPROVE)).isCreated();
        context.completeUserTask(APPROVE, Map.of("retentionDecision", "approve"));

        // then
        process()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_StartedByHand",
                        APPROVE,
                        "Task_RunBatches",
                        "Task_RunBatches",
                        "Task_RunBatches",
                        "Task_WriteReceipt",
                        "Task_FindWrongData");
    }

    @Test
    void shouldDeleteNothingThatWasDeclined() {
        // given
        due(1);
        findings(0);
        confirmed("none");
        startByHand();

        // when
        assertThatUserTask(byElementId(APPROVE)).isCreated();
        context.completeUserTask(APPROVE, Map.of("retentionDecision", "decline"));

        // then
        process()
                .isCompleted()
                .hasCompletedElements("EndEvent_NothingWrong")
                .hasNotActivatedElements("Task_RunBatches", "Task_WriteReceipt");
    }

    @Test
    void shouldAskAgainUntilThePageSaysTheSameAndRemindEveryWeek() {
        // given
        due(1);
        findings(0);
        answer(
                "confirm-retention-approval",
                Map.of("taskProblem", "confirmation-missing"),
                Map.of("taskProblem", "none"));
        work("remind-of-retention");
        startByHand();
        assertThatUserTask(byElementId(APPROVE)).isCreated();

        // when
        context.increaseTime(WEEK);

        // then
        process().hasCompletedElements("Task_RemindOfApproval", "EndEvent_ReminderSent");

        // when
        context.completeUserTask(APPROVE, Map.of("retentionDecision", "decline"));
        process().hasCompletedElement("Task_ConfirmApproval", 1).hasActiveElements(APPROVE);
        context.completeUserTask(APPROVE, Map.of("retentionDecision", "decline"));

        // then
        process().isCompleted().hasCompletedElement(APPROVE, 2);
    }

    @Test
    void shouldPauseAndGoOnWhenAPersonSaysSo() {
        // given
        due(1);
        findings(0);
        confirmed("none");
        answer("run-retention-batches", Map.of("retentionState", "paused"), Map.of("retentionState", "done"));
        work("write-retention-receipt");
        startByHand();
        assertThatUserTask(byElementId(APPROVE)).isCreated();
        context.completeUserTask(APPROVE, Map.of("retentionDecision", "approve"));
        process().hasActiveElements("Gateway_Paused");

        // when
        publish("Msg_RetentionRunResumed", run, Map.of());

        // then
        process()
                .isCompleted()
                .hasCompletedElementsInOrder("CatchEvent_Resumed", "Task_RunBatches", "Task_WriteReceipt");
    }

    @Test
    void shouldRemindADayLaterOfARunThatIsStillPaused() {
        // given
        due(1);
        findings(0);
        confirmed("none");
        answer("run-retention-batches", Map.of("retentionState", "paused"), Map.of("retentionState", "done"));
        work("write-retention-receipt", "remind-of-retention");
        startByHand();
        assertThatUserTask(byElementId(APPROVE)).isCreated();
        context.completeUserTask(APPROVE, Map.of("retentionDecision", "approve"));
        process().hasActiveElements("Gateway_Paused");

        // when
        context.increaseTime(Duration.ofDays(1));

        // then
        process()
                .isCompleted()
                .hasCompletedElementsInOrder("CatchEvent_StillPaused", "Task_RemindOfPause", "Task_WriteReceipt");
    }

    @Test
    void shouldHaveDataLookedAtThatSeemWrong() {
        // given
        due(0);
        answer("find-wrong-data", Map.of("dataFindings", 2), Map.of("dataFindings", 0));
        answer("confirm-data-findings", Map.of("taskProblem", "confirmation-missing"), Map.of("taskProblem", "none"));
        work("remind-of-retention");
        startByHand();
        assertThatUserTask(byElementId(LOOK)).isCreated();

        // when
        context.increaseTime(WEEK);

        // then
        process().hasCompletedElements("Task_RemindOfFindings", "EndEvent_FindingsReminderSent");

        // when
        context.completeUserTask(LOOK, Map.of("findingsDecision", "settled"));
        process().hasCompletedElement("Task_ConfirmFindings", 1).hasActiveElements(LOOK);
        context.completeUserTask(LOOK, Map.of("findingsDecision", "settled"));

        // then
        process().isCompleted().hasCompletedElements("EndEvent_DataLookedAt");
    }

    /** A run of the timer, which time that is moved on may start beside, has nothing to do. */
    private void due(int rules) {
        answer("plan-retention-run", plan(run, rules), plan(UUID.randomUUID().toString(), 0));
    }

    private static Map<String, Object> plan(String run, int rules) {
        return Map.of("retentionRunId", run, "retentionRulesDue", rules, "deskUrl", DESK);
    }

    private void findings(int found) {
        answer("find-wrong-data", Map.of("dataFindings", found));
    }

    private void confirmed(String problem) {
        answer("confirm-retention-approval", Map.of("taskProblem", problem));
    }

    private void startByHand() {
        instance = client.newCorrelateMessageCommand()
                .messageName("Msg_RetentionRunStarted")
                .correlationKey(run)
                .variables(Map.of("retentionRunId", run))
                .send()
                .join()
                .getProcessInstanceKey();
    }

    private ProcessInstanceAssert process() {
        return assertThatProcessInstance(byKey(instance));
    }
}

package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticeChangeProcessIT extends ProcessTest {

    private static final String DRAFT = "Task_DraftNotice";
    private static final String JUDGE = "Task_JudgeNotice";
    private static final Duration TO_ITS_DAY = Duration.ofDays(40);

    private final String changeId = UUID.randomUUID().toString();
    private final String mailing = UUID.randomUUID().toString();

    @BeforeEach
    void begun() {
        answer("bind-notice-change", bound(true));
        answer("confirm-notice-draft", confirmed("none"));
        answer("confirm-notice-judgement", Map.of("taskProblem", "none"));
        answer("open-notice-mailing", Map.of("mailingId", mailing));
        answer("send-mailing-batch", batch(true, 2));
        answer(
                "schedule-notice",
                Map.of(
                        "noticeInForceAt",
                        context.getCurrentTime().plus(TO_ITS_DAY).toString()));
        work("record-notice-in-force", "remind-of-notice-change");
    }

    @Test
    void shouldTellEveryoneOfAMaterialChangeBatchByBatchBeforeItsDay() {
        // given
        answer("send-mailing-batch", batch(false, 0), batch(false, 1), batch(true, 2));
        start();
        assertThatUserTask(byElementId(DRAFT))
                .isCreated()
                .hasName("Draft the new notice")
                .hasCandidateGroup("officers");
        change().hasLocalVariable(DRAFT, "taskUrl", DESK + "/tasks/notice-draft/" + changeId);

        // when
        context.completeUserTask(DRAFT, Map.of("noticeDraftDecision", "submit"));
        assertThatUserTask(byElementId(JUDGE)).isCreated().hasCandidateGroup("reviewers");
        change().hasLocalVariable(JUDGE, "taskUrl", DESK + "/tasks/notice-judgement/" + changeId);
        context.completeUserTask(JUDGE, Map.of("noticeJudgement", "material"));
        for (int batch = 1; batch <= 2; batch++) {
            change().hasCompletedElement("Task_SendMailingBatch", batch).hasActiveElements("CatchEvent_BatchPause");
            context.increaseTime(Duration.ofSeconds(11));
        }

        // then it waits for its day
        change().hasCompletedElement("Task_SendMailingBatch", 3)
                .hasVariable("mailingSent", 2)
                .hasActiveElements("CatchEvent_FirstDay")
                .hasNotActivatedElements("Task_RecordInForce");

        // when
        context.increaseTime(TO_ITS_DAY);

        // then
        change().isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_OpenMailing",
                        "Task_ScheduleNotice",
                        "CatchEvent_FirstDay",
                        "Task_RecordInForce",
                        "EndEvent_NoticeInForce");
    }

    @Test
    void shouldPublishWithoutAMailingWhatIsNotMaterial() {
        // given
        start();
        context.completeUserTask(DRAFT, Map.of("noticeDraftDecision", "submit"));

        // when
        context.completeUserTask(JUDGE, Map.of("noticeJudgement", "not-material"));
        change().hasActiveElements("CatchEvent_FirstDay");
        context.increaseTime(TO_ITS_DAY);

        // then
        change().isCompleted()
                .hasCompletedElements("EndEvent_NoticeInForce")
                .hasNotActivatedElements("Task_OpenMailing", "Task_SendMailingBatch");
    }

    @Test
    void shouldOpenEachTaskAgainUntilItsDecisionStandsOnTheDesk() {
        // given
        answer("confirm-notice-draft", confirmed("confirmation-missing"), confirmed("none"));
        answer("confirm-notice-judgement", Map.of("taskProblem", "same-person"), Map.of("taskProblem", "none"));
        start();

        // when
        context.completeUserTask(DRAFT, Map.of("noticeDraftDecision", "submit"));
        change().hasCompletedElement("Task_ConfirmDraft", 1).hasActiveElements(DRAFT);
        context.completeUserTask(DRAFT, Map.of("noticeDraftDecision", "submit"));
        change().hasActiveElements(JUDGE);
        context.completeUserTask(JUDGE, Map.of("noticeJudgement", "not-material"));
        change().hasCompletedElement("Task_ConfirmJudgement", 1).hasActiveElements(JUDGE);
        context.completeUserTask(JUDGE, Map.of("noticeJudgement", "not-material"));

        // then
        change().hasActiveElements("CatchEvent_FirstDay").hasCompletedElement(JUDGE, 2);
    }

    @Test
    void shouldGoBackToTheDrafterAndBeGivenUp() {
        // given
        start();
        context.completeUserTask(DRAFT, Map.of("noticeDraftDecision", "submit"));

        // when
        context.completeUserTask(JUDGE, Map.of("noticeJudgement", "return"));
        change().hasCompletedElement("Task_ConfirmJudgement", 1).hasActiveElements(DRAFT);
        context.completeUserTask(DRAFT, Map.of("noticeDraftDecision", "give-up"));

        // then
        change().isCompleted().hasCompletedElements("EndEvent_GivenUp").hasNotActivatedElements("Task_ScheduleNotice");
    }

    @Test
    void shouldRemindEveryWeekWhoDraftsAndWhoJudges() {
        // given
        start();
        change().hasActiveElements(DRAFT);

        // when
        context.increaseTime(Duration.ofDays(7).plusMinutes(1));
        change().hasCompletedElements("Task_RemindOfDraft", "EndEvent_DraftReminded")
                .hasActiveElements(DRAFT);
        context.completeUserTask(DRAFT, Map.of("noticeDraftDecision", "submit"));
        change().hasActiveElements(JUDGE);
        context.increaseTime(Duration.ofDays(7).plusMinutes(1));

        // then
        change().hasCompletedElements("Task_RemindOfJudgement", "EndEvent_JudgementReminded")
                .hasActiveElements(JUDGE);
    }

    @Test
    void shouldEndASecondInstanceOfTheSameChange() {
        // given
        answer("bind-notice-change", bound(false));

        // when
        start();

        // then
        change().isCompleted()
                .hasCompletedElements("EndEvent_DuplicateInstance")
                .hasNotActivatedElements(DRAFT);
    }

    private void start() {
        publish("Msg_NoticeChangeStarted", changeId, Map.of("noticeChangeId", changeId));
    }

    private Map<String, Object> bound(boolean own) {
        return Map.of("ownInstance", own, "deskUrl", DESK, "dueAt", dueAt());
    }

    private Map<String, Object> confirmed(String problem) {
        return Map.of("taskProblem", problem, "dueAt", dueAt());
    }

    private String dueAt() {
        return context.getCurrentTime().plus(Duration.ofDays(20)).toString();
    }

    private static Map<String, Object> batch(boolean complete, int sent) {
        return Map.of("mailingComplete", complete, "mailingSent", sent, "mailingTotal", 2, "mailingUnreached", 0);
    }

    private static ProcessInstanceAssert change() {
        return assertThatProcessInstance(byProcessId("NoticeChangeProcess"));
    }
}

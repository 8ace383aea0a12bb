package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ProcessInstanceEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClarificationProcessIT extends ProcessTest {

    private static final Duration TO_REMINDER = Duration.ofDays(24);
    private static final Duration TO_CLOSING = Duration.ofDays(31);

    @BeforeEach
    void steps() {
        var now = context.getCurrentTime();
        answer(
                "ask-clarification",
                Map.of(
                        "remindRequesterAt", now.plus(TO_REMINDER).toString(),
                        "waitUntil", now.plus(TO_CLOSING).toString()));
        work("remind-clarification");
    }

    @Test
    void shouldResumeByTheReply() {
        // given
        var clarification = clarification();
        assertThatProcessInstance(clarification).isWaitingForMessage("Msg_ClarificationReceived", requestId);

        // when
        reply();

        // then
        assertThatProcessInstance(clarification)
                .isCompleted()
                .hasCompletedElementsInOrder("Task_AskClarification", "CatchEvent_ReplyReceived", "EndEvent_Clarified")
                .hasVariable("clarificationOutcome", "answered")
                .hasNotActivatedElements("Task_RemindClarification");
    }

    @Test
    void shouldResumeByTheReplyToTheReminder() {
        // given
        var clarification = clarification();
        assertThatProcessInstance(clarification).hasActiveElements("Gateway_ReplyOrReminder");
        context.increaseTime(TO_REMINDER);
        assertThatProcessInstance(clarification)
                .hasCompletedElements("Task_RemindClarification")
                .hasActiveElements("Gateway_ReplyOrSilence");

        // when
        reply();

        // then
        assertThatProcessInstance(clarification)
                .isCompleted()
                .hasCompletedElementsInOrder("CatchEvent_LateReplyReceived", "EndEvent_Clarified")
                .hasVariable("clarificationOutcome", "answered");
    }

    @Test
    void shouldEndWithNoticeAfterSilence() {
        // given
        var notice = context.mockJobWorker("send-closed-without-reply").thenComplete();
        var clarification = clarification();
        assertThatProcessInstance(clarification).hasActiveElements("Gateway_ReplyOrReminder");

        // when
        context.increaseTime(TO_REMINDER);
        assertThatProcessInstance(clarification).hasActiveElements("Gateway_ReplyOrSilence");
        context.increaseTime(TO_CLOSING.minus(TO_REMINDER));

        // then
        assertThatProcessInstance(clarification)
                .isCompleted()
                .hasCompletedElementsInOrder("CatchEvent_WaitOver", "Task_SendClosedWithoutReply", "EndEvent_NoReply")
                .hasVariable("clarificationOutcome", "no-reply");
        assertThat(notice.getActivatedJobs().getFirst().getVariablesAsMap())
                .containsEntry("awaitedReply", "clarification");
    }

    private ProcessInstanceEvent clarification() {
        return start("ClarificationProcess", Map.of("requestId", requestId));
    }

    private void reply() {
        publish("Msg_ClarificationReceived", requestId, Map.of());
    }
}

package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;

import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecipientAnswersProcessIT extends ProcessTest {

    private static final Duration TO_REMINDER = Duration.ofDays(14);
    private static final Duration TO_SILENCE = Duration.ofDays(29);

    private final String round = UUID.randomUUID().toString();

    @BeforeEach
    void told() {
        work("remind-recipients", "record-recipient-silence");
        publish(
                "Msg_RecipientsTold",
                round,
                Map.of(
                        "requestId",
                        requestId,
                        "recipientRoundId",
                        round,
                        "remindRecipientsAt",
                        context.getCurrentTime().plus(TO_REMINDER).toString(),
                        "recipientsSilentAt",
                        context.getCurrentTime().plus(TO_SILENCE).toString()));
    }

    @Test
    void shouldEndOnceAllHaveAnswered() {
        // given
        answers().hasActiveElements("Gateway_FirstWait");

        // when
        publish("Msg_RecipientsAnswered", round, Map.of());

        // then
        answers()
                .isCompleted()
                .hasCompletedElementsInOrder("CatchEvent_AllAnswered", "EndEvent_AllAnswered")
                .hasNotActivatedElements("Task_RemindRecipients");
    }

    @Test
    void shouldAskOnceMoreThenEndWhenAllHaveAnswered() {
        // given
        answers().hasActiveElements("Gateway_FirstWait");
        context.increaseTime(TO_REMINDER);
        answers().hasCompletedElements("Task_RemindRecipients").hasActiveElements("Gateway_SecondWait");

        // when
        publish("Msg_RecipientsAnswered", round, Map.of());

        // then
        answers()
                .isCompleted()
                .hasCompletedElementsInOrder("CatchEvent_AllAnsweredLate", "EndEvent_AllAnswered")
                .hasNotActivatedElements("Task_RecordSilence");
    }

    @Test
    void shouldRecordSilenceOnItsDate() {
        // given
        answers().hasActiveElements("Gateway_FirstWait");
        context.increaseTime(TO_REMINDER);
        answers().hasActiveElements("Gateway_SecondWait");

        // when
        context.increaseTime(TO_SILENCE.minus(TO_REMINDER));

        // then
        answers()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_RemindRecipients",
                        "CatchEvent_SilenceDue",
                        "Task_RecordSilence",
                        "EndEvent_SilenceRecorded");
    }

    private static ProcessInstanceAssert answers() {
        return assertThatProcessInstance(byProcessId("RecipientAnswersProcess"));
    }
}

package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;

import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThirdPartyConsentProcessIT extends ProcessTest {

    private static final Duration TO_REMINDER = Duration.ofDays(7);
    private static final Duration TO_SILENCE = Duration.ofDays(15);

    private final String ask = UUID.randomUUID().toString();

    @BeforeEach
    void asked() {
        work("remind-third-party", "record-third-party-silence");
        publish(
                "Msg_ThirdPartyAsked",
                ask,
                Map.of(
                        "requestId",
                        requestId,
                        "thirdPartyAskId",
                        ask,
                        "remindThirdPartyAt",
                        context.getCurrentTime().plus(TO_REMINDER).toString(),
                        "thirdPartySilentAt",
                        context.getCurrentTime().plus(TO_SILENCE).toString()));
    }

    @Test
    void shouldEndOnceThePersonAnswers() {
        // given
        consent().hasActiveElements("Gateway_FirstWait");

        // when
        publish("Msg_ThirdPartyAnswered", ask, Map.of());

        // then
        consent()
                .isCompleted()
                .hasCompletedElementsInOrder("CatchEvent_AnsweredInTime", "EndEvent_Answered")
                .hasNotActivatedElements("Task_RemindThirdParty");
    }

    @Test
    void shouldAskOnceMoreThenEndWithTheAnswer() {
        // given
        consent().hasActiveElements("Gateway_FirstWait");
        context.increaseTime(TO_REMINDER);
        consent().hasCompletedElements("Task_RemindThirdParty").hasActiveElements("Gateway_SecondWait");

        // when
        publish("Msg_ThirdPartyAnswered", ask, Map.of());

        // then
        consent()
                .isCompleted()
                .hasCompletedElementsInOrder("CatchEvent_AnsweredLate", "EndEvent_Answered")
                .hasNotActivatedElements("Task_RecordSilence");
    }

    @Test
    void shouldRecordSilenceOnItsDate() {
        // given
        consent().hasActiveElements("Gateway_FirstWait");
        context.increaseTime(TO_REMINDER);
        consent().hasActiveElements("Gateway_SecondWait");

        // when
        context.increaseTime(TO_SILENCE.minus(TO_REMINDER));

        // then
        consent()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_RemindThirdParty",
                        "CatchEvent_SilenceDue",
                        "Task_RecordSilence",
                        "EndEvent_SilenceRecorded");
    }

    private static ProcessInstanceAssert consent() {
        return assertThatProcessInstance(byProcessId("ThirdPartyConsentProcess"));
    }
}

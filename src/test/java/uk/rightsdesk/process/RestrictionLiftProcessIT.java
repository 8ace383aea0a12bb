package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestrictionLiftProcessIT extends ProcessTest {

    @Test
    void shouldLiftOnlyOnceTheNoticeIsOver() {
        // given
        work("lift-restriction");
        answer(
                "send-restriction-lifting",
                Map.of(
                        "liftAt",
                        context.getCurrentTime().plus(Duration.ofDays(14)).toString()));

        // when
        publish("Msg_RestrictionEnds", requestId, Map.of("requestId", requestId));

        // then
        assertThatProcessInstance(byProcessId("RestrictionLiftProcess"))
                .hasCompletedElements("Task_SendRestrictionLifting")
                .hasActiveElements("CatchEvent_NoticeOver")
                .hasNotActivatedElements("Task_LiftRestriction");

        // when
        context.increaseTime(Duration.ofDays(15));

        // then
        assertThatProcessInstance(byProcessId("RestrictionLiftProcess"))
                .isCompleted()
                .hasCompletedElementsInOrder("Task_LiftRestriction", "EndEvent_RestrictionLifted");
    }
}

package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;

import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketingObjectionProcessIT extends ProcessTest {

    @Test
    void shouldStopConfirmAndCloseWithoutAPerson() {
        // given
        restTheWatch();
        work("stop-marketing", "confirm-marketing-stopped", "record-marketing-choice", "close-request");

        // when
        received(true);

        // then
        objection()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_StopMarketing",
                        "Task_ConfirmMarketingStopped",
                        "Task_RecordMarketingChoice",
                        "Task_CloseRequest",
                        "EndEvent_MarketingStopped");
    }

    @Test
    void shouldEndSecondInstance() {
        // when
        received(false);

        // then
        objection()
                .isCompleted()
                .hasCompletedElements("EndEvent_DuplicateInstance")
                .hasNotActivatedElements("Task_StopMarketing");
    }

    @Test
    void shouldWorkOnWhenTheWatchIsOver() {
        // given
        answer("assess-deadline", Map.of("requestOpen", false));

        // when
        received(true);

        // then
        objection().isActive().hasCompletedElements("EndEvent_WatchEnded").hasActiveElements("Task_StopMarketing");
    }

    private void received(boolean ownInstance) {
        answer("bind-request", Map.of("ownInstance", ownInstance));
        publish("Msg_MarketingObjectionReceived", requestId, Map.of("requestId", requestId));
    }

    private static ProcessInstanceAssert objection() {
        return assertThatProcessInstance(byProcessId("MarketingObjectionProcess"));
    }
}

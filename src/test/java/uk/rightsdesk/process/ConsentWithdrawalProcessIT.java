package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;

import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsentWithdrawalProcessIT extends ProcessTest {

    @Test
    void shouldEndConfirmAndCloseWithoutAPerson() {
        // given
        restTheWatch();
        work("withdraw-consent", "confirm-consent-withdrawn", "close-request");

        // when
        received(true);

        // then
        withdrawal()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_WithdrawConsent",
                        "Task_ConfirmConsentWithdrawn",
                        "Task_CloseRequest",
                        "EndEvent_ConsentWithdrawn");
    }

    @Test
    void shouldEndSecondInstance() {
        // when
        received(false);

        // then
        withdrawal()
                .isCompleted()
                .hasCompletedElements("EndEvent_DuplicateInstance")
                .hasNotActivatedElements("Task_WithdrawConsent");
    }

    @Test
    void shouldWorkOnWhenTheWatchIsOver() {
        // given
        answer("assess-deadline", Map.of("requestOpen", false));

        // when
        received(true);

        // then
        withdrawal().isActive().hasCompletedElements("EndEvent_WatchEnded").hasActiveElements("Task_WithdrawConsent");
    }

    private void received(boolean ownInstance) {
        answer("bind-request", Map.of("ownInstance", ownInstance));
        publish("Msg_ConsentWithdrawalReceived", requestId, Map.of("requestId", requestId));
    }

    private static ProcessInstanceAssert withdrawal() {
        return assertThatProcessInstance(byProcessId("ConsentWithdrawalProcess"));
    }
}

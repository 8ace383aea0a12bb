package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BreachWatchProcessIT extends ProcessTest {

    private final String breachId = UUID.randomUUID().toString();

    @Test
    void shouldAlertAtEachStepUntilNothingIsLeft() {
        // given
        Map<String, Object> none = new HashMap<>(Map.of("breachAlert", "none"));
        none.put("breachAlertAt", null);
        answer(
                "find-breach-alert",
                Map.of(
                        "breachAlert",
                        "after-48-hours",
                        "breachAlertAt",
                        context.getCurrentTime().plus(Duration.ofHours(48)).toString()),
                Map.of(
                        "breachAlert",
                        "overdue",
                        "breachAlertAt",
                        context.getCurrentTime().plus(Duration.ofHours(72)).toString()),
                none);
        work("alert-breach");
        var watch = start("BreachWatchProcess", Map.of("breachId", breachId));
        assertThatProcessInstance(watch).hasActiveElements("CatchEvent_AlertDue");

        // when
        context.increaseTime(Duration.ofHours(49));

        // then
        assertThatProcessInstance(watch).hasCompletedElement("Task_AlertStaff", 1);

        // when
        context.increaseTime(Duration.ofHours(24));

        // then
        assertThatProcessInstance(watch)
                .isCompleted()
                .hasCompletedElement("Task_AlertStaff", 2)
                .hasCompletedElements("EndEvent_NothingLeft");
    }
}

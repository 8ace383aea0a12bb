package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.process.test.api.assertions.*;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.*;

class ScratchIT extends ProcessTest {
    @Test
    void shouldComplete() {
        var id = UUID.randomUUID().toString();
        context.mockJobWorker("work").thenComplete(Map.of("done", true));
        client.newPublishMessageCommand().messageName("Msg_S").correlationKey(id).variables(Map.of("requestId", id)).timeToLive(Duration.ofDays(1)).send().join();
        context.completeUserTask("T1", Map.of("x", "y"));
        context.increaseTime(Duration.ofDays(28));
        assertThatProcessInstance(byProcessId("ScratchProcess2")).isCompleted().hasVariable("done", true).hasVariable("x", "y").hasCompletedElementsInOrder("Start", "Job", "T1", "Gate", "Timer", "End");
    }

    @Test
    void shouldCorrelate() {
        var id = UUID.randomUUID().toString();
        context.mockJobWorker("work").thenComplete(Map.of("done", true));
        client.newPublishMessageCommand().messageName("Msg_S").correlationKey(id).variables(Map.of("requestId", id)).timeToLive(Duration.ofDays(1)).send().join();
        assertThatUserTask(byElementId("T1")).isCreated().hasCandidateGroup("officers").hasName("Do it");
        assertThatProcessInstance(byProcessId("ScratchProcess2")).isActive().hasActiveElements("T1");
        context.completeUserTask("T1", Map.of("x", "y"));
        assertThatProcessInstance(byProcessId("ScratchProcess2")).isWaitingForMessage("Msg_E", id);
        client.newPublishMessageCommand().messageName("Msg_E").correlationKey(id).timeToLive(Duration.ofDays(1)).send().join();
        assertThatProcessInstance(byProcessId("ScratchProcess2")).isCompleted().hasNoActiveIncidents().hasCorrelatedMessage("Msg_E", id);
    }

    @Test
    void shouldLeaveRunning() {
        var id = UUID.randomUUID().toString();
        client.newPublishMessageCommand().messageName("Msg_S").correlationKey(id).variables(Map.of("requestId", id)).timeToLive(Duration.ofDays(1)).send().join();
        context.completeJob("work", Map.of("done", false));
        assertThatProcessInstance(byProcessId("ScratchProcess2")).hasActiveElements(ElementSelectors.byName("Do it"));
    }
}

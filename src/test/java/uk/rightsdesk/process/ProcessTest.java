package uk.rightsdesk.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A test of a process on a real engine, its workers mocked. All models, decision tables and forms go to the engine as
 * one deployment before each test, as in the product.
 *
 * <p>Ids are new for each test: messages of an earlier one may still be buffered. Time is moved forward only, by
 * {@code context.increaseTime}; dates count from {@code context.getCurrentTime()}.
 */
@SuppressWarnings("NullAway.Init") // Camunda Process Test fills the fields before each test
abstract class ProcessTest {

    static final String DESK = "https://desk.example";

    @RegisterExtension
    static final CamundaProcessTestExtension CAMUNDA = ProcessTestCluster.extension();

    private static final List<Path> RESOURCES = Stream.of("bpmn", "forms")
            .flatMap(folder -> files(Path.of(folder)))
            .filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
            .sorted()
            .toList();

    final String requestId = UUID.randomUUID().toString();

    private final Map<String, JobWorkerMock> mocks = new HashMap<>();
    private final Map<String, Supplier<Map<String, Object>>> replies = new ConcurrentHashMap<>();

    CamundaClient client;
    CamundaProcessTestContext context;

    @BeforeEach
    void deploy() {
        CamundaAssert.setAssertionTimeout(ProcessTestCluster.PATIENCE);
        DeployResourceCommandStep2 deployment = null;
        for (var resource : RESOURCES) {
            deployment = deployment == null
                    ? client.newDeployResourceCommand().addResourceFile(resource.toString())
                    : deployment.addResourceFile(resource.toString());
        }
        Objects.requireNonNull(deployment, "nothing to deploy").send().join();
    }

    /** Publishes as the product does: buffered for a day, and once only for one business key. */
    final void publish(String messageName, String correlationKey, Map<String, Object> variables) {
        client.newPublishMessageCommand()
                .messageName(messageName)
                .correlationKey(correlationKey)
                .messageId(UUID.randomUUID().toString())
                .timeToLive(Duration.ofDays(1))
                .variables(variables)
                .send()
                .join();
    }

    /** Starts a process that is otherwise called by another. */
    final ProcessInstanceEvent start(String processId, Map<String, Object> variables) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .send()
                .join();
    }

    /** Mocks workers that return nothing. */
    final void work(String... jobTypes) {
        for (var jobType : jobTypes) {
            reply(jobType, Map::of);
        }
    }

    /** Mocks a worker that returns these answers one after the other, the last of them from then on. */
    @SafeVarargs
    final JobWorkerMock answer(String jobType, Map<String, Object>... answers) {
        var next = new ArrayDeque<>(List.of(answers));
        return reply(jobType, () -> next.size() > 1 ? next.remove() : next.element());
    }

    /** Mocks a worker whose answer is worked out when it is asked. */
    final JobWorkerMock compute(String jobType, Supplier<Map<String, Object>> answer) {
        return reply(jobType, answer);
    }

    /** One worker for a type of job, since two would compete for its jobs: what was said last counts. */
    private JobWorkerMock reply(String jobType, Supplier<Map<String, Object>> answer) {
        replies.put(jobType, answer);
        return mocks.computeIfAbsent(
                jobType,
                type -> context.mockJobWorker(type)
                        .withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                                .variables(Objects.requireNonNull(replies.get(type))
                                        .get())
                                .send()
                                .join()));
    }

    /** Mocks the workers of a deadline watch that has no reminder to send. */
    final void restTheWatch() {
        answer("assess-deadline", Map.of("requestOpen", true, "clockState", "running", "late", false, "daysLeft", 31));
        answer("remind-or-escalate", Map.of("rungAhead", false));
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

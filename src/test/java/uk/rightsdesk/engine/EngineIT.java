package uk.rightsdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ProcessInstanceResult;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.embedded.EmbeddedSettings;
import uk.rightsdesk.embedded.EmbeddedStack;
import uk.rightsdesk.embedded.Part;
import uk.rightsdesk.embedded.Port;
import uk.rightsdesk.outbox.CaseStore;

/** The engine package at work with the real broker, Tasklist and PostgreSQL. */
@Timeout(180)
class EngineIT {

    private static final String CLUSTER = "engine-it";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DataSource CASE_STORE = CaseStore.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(CASE_STORE);
    private static final Disturbance DISTURBANCE = new Disturbance();
    private static final DoWork WORK = new DoWork();

    private static EmbeddedSettings settings;
    private static EmbeddedStack stack;
    private static ConfigurableApplicationContext application;
    private static long stepsOfPreviousRelease;

    private final UUID requestId = UUID.randomUUID();

    /** The previous release deploys and starts an instance, then the present one takes over. */
    @BeforeAll
    static void start(@TempDir Path home) {
        settings = EmbeddedSettings.onFreePorts(home)
                .withParts(Set.of(Part.OPENSEARCH, Part.BROKER, Part.WEB_APPLICATIONS));
        stack = new EmbeddedStack(settings);
        stack.start();
        var before = run("previous-release");
        awaitReady(before);
        stepsOfPreviousRelease = before.getBean(CamundaClient.class)
                .newCreateInstanceCommand()
                .bpmnProcessId("StepsProcess")
                .latestVersion()
                .variables(Map.of("requestId", DoWork.IN_FLIGHT.toString()))
                .execute()
                .getProcessInstanceKey();
        before.close();
        application = run("this-release");
        awaitReady(application);
    }

    @AfterAll
    static void stop() {
        application.close();
        stack.close();
    }

    @Test
    void shouldWaitUntilTasklistHasTheForms() {
        assertThat(application.getBean(EngineReadiness.class).state()).isEqualTo(EngineReadiness.State.READY);
        assertThat(search("tasklist-form*", "_exists_:bpmnId")
                        .path("hits")
                        .path("total")
                        .path("value")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void shouldCompleteTheJobWithTheWorkersAnswer() {
        var result = finished(startWork());

        assertThat(result.getVariablesAsMap()).containsEntry("elementCount", 1);
        assertThat(WORK.times(requestId)).isEqualTo(1);
    }

    @Test
    void shouldRepeatTheAnswerAndNotTheWorkWhenTheCompletionIsLostAfterTheCommit() {
        DISTURBANCE.lose("CompleteJob", Status.INTERNAL, 1);

        var result = finished(startWork());

        assertThat(DISTURBANCE.left("CompleteJob")).isZero();
        assertThat(result.getVariablesAsMap()).containsEntry("elementCount", 1);
        assertThat(WORK.times(requestId)).isEqualTo(1);
    }

    @Test
    void shouldNotBeGivenTheJobAgainWhileItIsWorkedOn() {
        // given work that takes longer than the timeout
        WORK.behave(requestId, () -> {
            await().pollDelay(Duration.ofSeconds(8)).until(() -> true);
            return new DoWork.Output(1, null);
        });

        // when
        finished(startWork());

        // then
        var jobs = "value.processInstanceKey:" + WORK.instance(requestId);
        await().atMost(PATIENCE)
                .until(() -> records("job", jobs + " AND intent:COMPLETED").size() == 1);
        assertThat(records("job", jobs + " AND intent:TIMED_OUT")).isEmpty();
    }

    @Test
    void shouldSendTheCompletionAgainWhileTheBrokerIsFull() {
        DISTURBANCE.lose("CompleteJob", Status.RESOURCE_EXHAUSTED, 3);

        finished(startWork());

        assertThat(DISTURBANCE.left("CompleteJob")).isZero();
        assertThat(WORK.times(requestId)).isEqualTo(1);
    }

    @Test
    void shouldRaiseTheBusinessErrorInTheModel() {
        WORK.behave(requestId, () -> {
            throw new BusinessError("Err_Refused");
        });

        assertThat(finished(startWork()).getVariablesAsMap()).containsEntry("end", "refused");
    }

    @Test
    void shouldStopAtTheGuardWithAnIncidentThatNamesTheVariableAndNotItsValue() {
        WORK.behave(requestId, () -> new DoWork.Output(1, "Amelia Hart"));

        var instance = startWork();

        var incident = awaitIncident();
        assertThat(instance.isDone()).isFalse();
        assertThat(incident).contains("RD-5003 do-work", "reference").doesNotContain("Amelia", "Hart", "at uk.");
    }

    @Test
    void shouldEndInAnIncidentWithoutTheTextOfTheExceptionWhenTheTriesAreUsedUp() {
        WORK.behave(requestId, () -> {
            throw new IllegalStateException("No account of amelia.hart@example.org");
        });

        var instance = startWork();

        assertThat(awaitIncident()).matches("RD-5001 do-work failed; .* \\(log id [0-9a-f]{8}\\)");
        assertThat(WORK.times(requestId)).isEqualTo(3);
        assertThat(instance.isDone()).isFalse();
    }

    @Test
    void shouldEndInAnIncidentWhereTheMemoryIsTooSmall() {
        WORK.behave(requestId, () -> {
            throw new OutOfMemoryError("Java heap space");
        });

        startWork();

        assertThat(awaitIncident()).startsWith("RD-5001 do-work failed; ");
    }

    @Test
    void shouldKeepTheRetriesWhileASystemIsDown() {
        WORK.behave(requestId, () -> {
            if (WORK.times(requestId) < 5) {
                throw new Unavailable(new ConnectException("db.example.org"));
            }
            return new DoWork.Output(7, null);
        });

        assertThat(finished(startWork()).getVariablesAsMap()).containsEntry("elementCount", 7);
    }

    @Test
    void shouldFinishInstancesOnTheVersionTheyStartedOn() {
        publish("Msg_GoOn", DoWork.IN_FLIGHT);

        await().atMost(PATIENCE).until(() -> WORK.inFlightEndedBy("last-step-as-before"), times -> times == 1);
        await().atMost(PATIENCE)
                .until(() -> records(
                                        "process-instance",
                                        "intent:ELEMENT_COMPLETED AND value.bpmnElementType:PROCESS"
                                                + " AND value.version:1 AND value.processInstanceKey:"
                                                + stepsOfPreviousRelease)
                                .size()
                        == 1);
        assertThat(WORK.inFlightEndedBy("last-step")).isZero();
    }

    @Test
    void shouldDeployOnlyWhatHasChanged() {
        try (var again = run("this-release")) {
            awaitReady(again);
        }

        assertThat(JDBC.sql("select count(*) from engine_deployment")
                        .query(Integer.class)
                        .single())
                .as("one for each release")
                .isEqualTo(2);
    }

    @Test
    void shouldPublishUnderBackPressureAndOnce() {
        DISTURBANCE.lose("PublishMessage", Status.RESOURCE_EXHAUSTED, 3);

        publish("Msg_WorkAsked", requestId);
        publish("Msg_WorkAsked", requestId);

        await().atMost(PATIENCE).until(() -> WORK.times(requestId) == 1);
        assertThat(JDBC.sql("select count(*) from effect where business_key = ?")
                        .param(requestId + ":Msg_WorkAsked")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void shouldHearOfWhatHappenedWhileTheBrokerWasDown() {
        stack.kill(Part.BROKER);
        publish("Msg_WorkAsked", requestId);
        assertThat(application
                        .getBean(EngineHealthIndicator.class)
                        .health()
                        .getStatus()
                        .getCode())
                .isEqualTo("DOWN");

        stack.start(Part.BROKER);

        await().atMost(PATIENCE).until(() -> WORK.times(requestId) == 1);
    }

    @Test
    void shouldMeasureJobsByTypeAndOutcome() {
        finished(startWork());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(application
                                .getBean(MeterRegistry.class)
                                .get("rightsdesk.job")
                                .tags("job.type", "do-work", "outcome", "completed")
                                .timer()
                                .count())
                        .isPositive());
    }

    private CamundaFuture<ProcessInstanceResult> startWork() {
        return application
                .getBean(CamundaClient.class)
                .newCreateInstanceCommand()
                .bpmnProcessId("WorkProcess")
                .latestVersion()
                .variables(Map.of("requestId", requestId.toString()))
                .withResult()
                .requestTimeout(PATIENCE)
                .send();
    }

    private static ProcessInstanceResult finished(CamundaFuture<ProcessInstanceResult> instance) {
        return instance.join();
    }

    private static void publish(String message, UUID correlationKey) {
        application
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> application
                        .getBean(ProcessMessages.class)
                        .publish(
                                message,
                                correlationKey.toString(),
                                correlationKey + ":" + message,
                                new DoWork.Asked(correlationKey)));
    }

    /** The message of the incident of this test's request, as Operate shows it. */
    private String awaitIncident() {
        await().atMost(PATIENCE).until(() -> WORK.instance(requestId) != 0);
        var query = "intent:CREATED AND value.processInstanceKey:" + WORK.instance(requestId);
        await().atMost(PATIENCE).until(() -> records("incident", query).size() == 1);
        return records("incident", query).get(0).path("errorMessage").asString();
    }

    private static List<JsonNode> records(String type, String query) {
        return StreamSupport.stream(
                        search("zeebe-record_" + type + "_*", query)
                                .path("hits")
                                .path("hits")
                                .spliterator(),
                        false)
                .map(hit -> hit.path("_source").path("value"))
                .toList();
    }

    private static JsonNode search(String index, String query) {
        var uri = URI.create("http://127.0.0.1:%d/%s/_search?size=50&q=%s"
                .formatted(settings.port(Port.OPENSEARCH), index, URLEncoder.encode(query, StandardCharsets.UTF_8)));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void awaitReady(ConfigurableApplicationContext context) {
        await().atMost(PATIENCE)
                .until(() -> context.getBean(EngineReadiness.class).state().startsProcesses());
    }

    private static ConfigurableApplicationContext run(String release) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.flyway.enabled=false",
                        "--rightsdesk.engine.cluster-id=" + CLUSTER,
                        "--rightsdesk.engine.grpc-address=http://127.0.0.1:" + settings.port(Port.BROKER_GRPC),
                        "--rightsdesk.engine.rest-address=http://127.0.0.1:" + settings.port(Port.BROKER_REST),
                        "--rightsdesk.engine.models=classpath:engine/" + release + "/",
                        "--rightsdesk.engine.vocabulary=classpath:engine/variables.schema.json",
                        "--rightsdesk.engine.tasklist-store.url=http://127.0.0.1:" + settings.port(Port.OPENSEARCH),
                        "--rightsdesk.engine.workers.job-timeout=3s",
                        "--rightsdesk.engine.workers.retry-pause=20ms",
                        "--logging.level.io.camunda.client.job=off");
    }

    /** A step of the process that changes its job type between the releases. */
    record LastStep(String jobType) implements Worker<Nothing, Nothing> {

        @Override
        public Nothing work(Nothing input) {
            WORK.count(jobType);
            return new Nothing();
        }
    }

    /** Bears no annotation that the product's own component scan would find. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"uk.rightsdesk.engine", "uk.rightsdesk.outbox"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|IT).*"))
    @ConfigurationPropertiesScan({"uk.rightsdesk.engine", "uk.rightsdesk.outbox"})
    static class Application {

        @Bean(destroyMethod = "")
        DataSource caseStore() {
            return CASE_STORE;
        }

        @Bean
        Disturbance disturbance() {
            return DISTURBANCE;
        }

        @Bean
        DoWork doWork() {
            return WORK;
        }

        @Bean
        LastStep lastStepAsBefore() {
            return new LastStep("last-step-as-before");
        }

        @Bean
        LastStep lastStep() {
            return new LastStep("last-step");
        }
    }
}

package uk.rightsdesk.engine;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * How to reach Camunda and how to work for it. Credentials for SaaS or an identity provider come from the client's own
 * environment variables ({@code CAMUNDA_CLIENT_ID}, {@code CAMUNDA_CLIENT_SECRET},
 * {@code CAMUNDA_AUTHORIZATION_SERVER_URL}, {@code CAMUNDA_TOKEN_AUDIENCE}), which are read when they are set.
 *
 * @param grpcAddress address of the gateway; {@code https} for an encrypted connection
 * @param restAddress address of the gateway's REST interface
 * @param clusterId name of the engine's data, part of the identity of every job; a new one whenever that data starts
 *     afresh, since keys are then given again
 * @param models root of {@code bpmn/} and {@code forms/}, as a Spring resource location pattern
 * @param vocabulary schema of the process variables
 * @param messageTimeToLive how long the engine keeps a message that nothing waits for yet
 * @param workers how jobs are worked
 * @param tasklistStore where to see whether Tasklist has the forms; not given, process starts wait for the deployment
 *     only (right for Camunda 8.8 and later)
 */
@Validated
@ConfigurationProperties("rightsdesk.engine")
record EngineProperties(
        @DefaultValue("http://localhost:26500") URI grpcAddress,
        @DefaultValue("http://localhost:8088") URI restAddress,

        @NotBlank(
                message = "must be given: element instance keys are given again when the engine's data starts afresh,"
                        + " and without a name for that data an old answer would be repeated for a new job;"
                        + " set rightsdesk.engine.cluster-id, and change it with the data")
        String clusterId,

        @DefaultValue("classpath*:") String models,

        @DefaultValue("classpath:bpmn/variables.schema.json")
        Resource vocabulary,

        @DefaultValue("7d") Duration messageTimeToLive,
        @DefaultValue @Valid Workers workers,
        @Nullable TasklistStore tasklistStore) {

    EngineProperties {
        if (messageTimeToLive.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("rightsdesk.engine.message-time-to-live must be a day or more: a message"
                    + " that outlives no outage is a request that never starts");
        }
    }

    /**
     * How jobs are worked.
     *
     * @param threads jobs worked at the same time by this instance
     * @param maxActive jobs of one type that this instance holds at a time
     * @param jobTimeout after this a job is delivered again, unless its worker is still at it; at least a few seconds
     * @param retryPause pause after the first failure; four times as long after each further one
     * @param shutdownWait how long a stopping instance lets running jobs finish
     */
    record Workers(
            @DefaultValue("8") int threads,
            @DefaultValue("16") int maxActive,
            @DefaultValue("2m") Duration jobTimeout,
            @DefaultValue("5s") Duration retryPause,
            @DefaultValue("20s") Duration shutdownWait) {}

    /**
     * The OpenSearch or Elasticsearch of Tasklist up to 8.7. A user task made before Tasklist has imported its form
     * shows raw variables for ever, and Tasklist's own interface tells of a form only once a task with it exists.
     *
     * @param url address, for example {@code http://localhost:9200}
     * @param index pattern of the form index
     * @param deadline after this starts go on without the forms: a late start would cost the statutory time
     */
    record TasklistStore(
            URI url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("tasklist-form*") String index,
            @DefaultValue("5m") Duration deadline) {}
}

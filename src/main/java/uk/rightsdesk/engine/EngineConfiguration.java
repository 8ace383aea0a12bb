package uk.rightsdesk.engine;

import io.camunda.client.CamundaClient;
import io.grpc.ClientInterceptor;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import uk.rightsdesk.outbox.Outbox;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Does not connect before it is used, so the application starts while the engine is down. */
    @Bean
    CamundaClient camundaClient(
            EngineProperties properties,
            Workers.JobThreads jobThreads,
            ObjectProvider<ClientInterceptor> interceptors) {
        return CamundaClient.newClientBuilder()
                .grpcAddress(properties.grpcAddress())
                .restAddress(properties.restAddress())
                .preferRestOverGrpc(false)
                .jobHandlingExecutor(jobThreads.pool(), false)
                .withInterceptors(interceptors.orderedStream().toArray(ClientInterceptor[]::new))
                .build();
    }

    @Bean
    Workers.JobThreads jobThreads(EngineProperties properties) {
        return new Workers.JobThreads(Executors.newFixedThreadPool(
                properties.workers().threads(),
                Thread.ofPlatform().name("job-", 1).factory()));
    }

    @Bean
    VariableCodec variableCodec(EngineProperties properties) {
        return new VariableCodec(new VocabularyGuard(properties.vocabulary()));
    }

    @Bean
    OutcomeRegistry outcomeRegistry(
            JdbcClient jdbc, PlatformTransactionManager transactions, EngineProperties properties) {
        return new OutcomeRegistry(jdbc, transactions, properties.clusterId());
    }

    @Bean
    Workers workers(
            CamundaClient client,
            Workers.JobThreads jobThreads,
            ObjectProvider<Worker<?, ?>> workers,
            VariableCodec codec,
            OutcomeRegistry registry,
            ObservationRegistry observations,
            EngineProperties properties) {
        return new Workers(
                client, jobThreads, workers.orderedStream().toList(), codec, registry, observations, properties);
    }

    @Bean
    EngineReadiness engineReadiness(
            CamundaClient client,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            EngineProperties properties) {
        var store = properties.tasklistStore();
        return new EngineReadiness(
                Models.under(properties.models()),
                new Deployments(client, jdbc, transactions, properties.clusterId()),
                store == null ? null : new TasklistForms(store));
    }

    @Bean
    PublishMessage publishMessage(CamundaClient client, EngineReadiness readiness, EngineProperties properties) {
        return new PublishMessage(client, readiness, properties.messageTimeToLive());
    }

    @Bean
    ProcessMessages processMessages(Outbox outbox, PublishMessage effect, VariableCodec codec) {
        return new OutboxProcessMessages(outbox, effect, codec);
    }

    @Bean
    ProcessInstances processInstances(CamundaClient client, EngineProperties properties, VariableCodec codec) {
        return new SearchedProcessInstances(client, new EngineSearch(client, properties.restAddress()), codec);
    }

    @Bean
    EngineHealthIndicator engineHealthIndicator(CamundaClient client, EngineReadiness readiness) {
        return new EngineHealthIndicator(client, readiness);
    }
}

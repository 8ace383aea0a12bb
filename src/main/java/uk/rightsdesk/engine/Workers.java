package uk.rightsdesk.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.micrometer.observation.ObservationRegistry;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.ResolvableType;

/** Opens a streamed job worker for every {@link Worker}; the client asks again by itself while the engine is down. */
class Workers {

    /** No bean of type Executor, since that would take the place of Spring Boot's own. */
    record JobThreads(ExecutorService pool) {}

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** An empty list of variables would fetch all of them. */
    private static final List<String> NONE = List.of("none");

    private final CamundaClient client;
    private final JobThreads threads;
    private final List<Worker<?, ?>> workers;
    private final VariableCodec codec;
    private final OutcomeRegistry registry;
    private final ObservationRegistry observations;
    private final EngineProperties properties;
    private final JobLeases leases;
    private final List<JobWorker> open = new ArrayList<>();

    Workers(
            CamundaClient client,
            JobThreads threads,
            List<Worker<?, ?>> workers,
            VariableCodec codec,
            OutcomeRegistry registry,
            ObservationRegistry observations,
            EngineProperties properties) {
        this.client = client;
        this.threads = threads;
        this.workers = workers;
        this.codec = codec;
        this.registry = registry;
        this.observations = observations;
        this.properties = properties;
        this.leases = new JobLeases(client, properties.workers().jobTimeout());
        var types = new HashSet<String>();
        for (var worker : workers) {
            inputOf(worker);
            if (!types.add(worker.jobType())) {
                throw new IllegalStateException("Job type " + worker.jobType() + " has two workers");
            }
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        workers.forEach(worker -> open.add(open(worker)));
        LOG.info(
                "Workers open: {}",
                workers.stream().map(Worker::jobType).sorted().toList());
    }

    @PreDestroy
    void close() throws InterruptedException {
        open.forEach(JobWorker::close);
        threads.pool().shutdown();
        if (!threads.pool().awaitTermination(properties.workers().shutdownWait().toMillis(), TimeUnit.MILLISECONDS)) {
            threads.pool().shutdownNow();
        }
        leases.close();
    }

    private <I extends Record, O extends Record> JobWorker open(Worker<I, O> worker) {
        var input = inputOf(worker);
        var variables = VariableCodec.variables(input);
        return client.newWorker()
                .jobType(worker.jobType())
                .handler(new JobRunner<>(worker, input, codec, registry, observations, leases, properties))
                .name("rightsdesk")
                .timeout(properties.workers().jobTimeout())
                .maxJobsActive(properties.workers().maxActive())
                .streamEnabled(true)
                .fetchVariables(variables.isEmpty() ? NONE : variables)
                // By default the client sends the stack trace, and with it personal data, to the engine
                .jobExceptionHandler(context -> LOG.error("A job runner let an exception through"))
                .open();
    }

    @SuppressWarnings("unchecked")
    private static <I extends Record> Class<I> inputOf(Worker<I, ?> worker) {
        var type = ResolvableType.forClass(Worker.class, AopUtils.getTargetClass(worker))
                .getGeneric(0)
                .resolve();
        if (type == null || !type.isRecord()) {
            throw new IllegalStateException("The worker of " + worker.jobType() + " does not name its input record");
        }
        return (Class<I>) type;
    }
}

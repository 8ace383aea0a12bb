package uk.rightsdesk.engine;

import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.grpc.Status.Code;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import uk.rightsdesk.outbox.FailureTrace;

/** Runs the jobs of one worker: work and answer on record in one transaction, then the answer to the engine. */
final class JobRunner<I extends Record, O extends Record> implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    /** As every model says ({@code zeebe:taskDefinition retries}): the lint of the models keeps them alike. */
    private static final int TRIES = 5;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Worker<I, O> worker;
    private final Class<I> input;
    private final VariableCodec codec;
    private final OutcomeRegistry registry;
    private final ObservationRegistry observations;
    private final JobLeases leases;
    private final EngineProperties properties;

    /** Outages since the last work that succeeded: makes the pause grow while the job keeps its retries. */
    private final AtomicInteger outages = new AtomicInteger();

    JobRunner(
            Worker<I, O> worker,
            Class<I> input,
            VariableCodec codec,
            OutcomeRegistry registry,
            ObservationRegistry observations,
            JobLeases leases,
            EngineProperties properties) {
        this.worker = worker;
        this.input = input;
        this.codec = codec;
        this.registry = registry;
        this.observations = observations;
        this.leases = leases;
        this.properties = properties;
    }

    @Override
    public void handle(JobClient client, ActivatedJob job) {
        var observation = Observation.createNotStarted("rightsdesk.job", observations)
                .contextualName(worker.jobType())
                .lowCardinalityKeyValue("job.type", worker.jobType())
                .start();
        var outcome = "unanswered";
        // The failure itself is not given to the observation: its message would end up in traces
        try (var _ = observation.openScope();
                var _ = leases.keep(job.getKey())) {
            outcome = run(client, job);
        } catch (RuntimeException unsent) {
            // The engine delivers the job again after its timeout, and the answer on record is repeated
            LOG.warn(
                    "Job {} of {} was not answered ({}): {}",
                    job.getKey(),
                    worker.jobType(),
                    EngineCommands.code(unsent),
                    FailureTrace.of(unsent));
        } finally {
            observation.lowCardinalityKeyValue("outcome", outcome).stop();
        }
    }

    private String run(JobClient client, ActivatedJob job) {
        OutcomeRegistry.Settled settled;
        try {
            settled = registry.settle(job.getElementInstanceKey(), worker.jobType(), () -> work(job));
        } catch (RuntimeException | LinkageError | VirtualMachineError failure) {
            // an answer too large for the memory, say: delivered again for want of an answer, it would be tried for
            // ever
            return fail(client, job, failure);
        }
        outages.set(0);
        answer(client, job, settled.outcome());
        return switch (settled.outcome()) {
            case Outcome.Answer _ when settled.repeated() -> "repeated";
            case Outcome.Answer _ -> "completed";
            case Outcome.Refusal _ -> "business-error";
        };
    }

    private String work(ActivatedJob job) {
        var context = new JobContext(properties.clusterId(), job.getProcessInstanceKey(), job.getElementInstanceKey());
        var output = worker.work(codec.decode(job.getVariables(), context, input));
        return codec.encode(output).toString();
    }

    private void answer(JobClient client, ActivatedJob job, Outcome outcome) {
        FinalCommandStep<?> command = switch (outcome) {
            case Outcome.Answer(var variables) ->
                client.newCompleteCommand(job.getKey()).variables(variables);
            case Outcome.Refusal(var code) ->
                client.newThrowErrorCommand(job.getKey()).errorCode(code);
        };
        try {
            EngineCommands.send(command, properties.workers().jobTimeout());
        } catch (RuntimeException refused) {
            // Answered already by a twin or by a command whose reply was lost, or cancelled with its instance
            if (!EngineCommands.answered(refused, Code.NOT_FOUND)) {
                throw refused;
            }
        }
    }

    private String fail(JobClient client, ActivatedJob job, Throwable failure) {
        var logId = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var verdict = verdict(job, failure);
        LOG.atLevel(verdict.level())
                .log(
                        "Log id {}: job {} in process instance {}: {}: {}",
                        logId,
                        job.getKey(),
                        job.getProcessInstanceKey(),
                        verdict.message(),
                        FailureTrace.of(failure));
        EngineCommands.send(
                client.newFailCommand(job.getKey())
                        .retries(verdict.retries())
                        .retryBackoff(verdict.pause())
                        .errorMessage(verdict.message() + " (log id " + logId + ")"),
                properties.workers().jobTimeout());
        return verdict.outcome();
    }

    /** What the operator reads in Operate: a code, what happened, what to do; never an exception's text. */
    private Verdict verdict(ActivatedJob job, Throwable failure) {
        var type = worker.jobType();
        if (Outage.isBehind(failure)) {
            return new Verdict(
                    "RD-5004 " + type
                            + " waits for the case store or a system of record that is down; tried again by itself",
                    job.getRetries(),
                    pause(outages.getAndIncrement()),
                    "unavailable",
                    Level.WARN);
        }
        return switch (failure) {
            case UnreadableInput unreadable ->
                new Verdict(
                        "RD-5002 " + type + " cannot read variable " + unreadable.variable()
                                + "; correct the variable, then retry",
                        0,
                        Duration.ZERO,
                        "failed",
                        Level.ERROR);
            case VocabularyViolation violation ->
                new Verdict(
                        "RD-5003 " + type + " gave variable " + violation.variable()
                                + " outside the vocabulary; a defect of this release, retry after an update",
                        0,
                        Duration.ZERO,
                        "failed",
                        Level.ERROR);
            default ->
                new Verdict(
                        "RD-5001 " + type + " failed; see the log, remove the cause, then retry",
                        job.getRetries() - 1,
                        pause(Math.max(0, TRIES - job.getRetries())),
                        "failed",
                        job.getRetries() > 1 ? Level.WARN : Level.ERROR);
        };
    }

    /** Four times as long after each failure, up to the longest; scattered by a fifth. */
    private Duration pause(int failures) {
        var whole = properties.workers().retryPause().multipliedBy(1L << Math.min(2 * failures, 20));
        var millis = (whole.compareTo(LONGEST_PAUSE) < 0 ? whole : LONGEST_PAUSE).toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }

    private record Verdict(String message, int retries, Duration pause, String outcome, Level level) {}
}

package uk.rightsdesk.engine;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Sends commands, again and again with a growing, scattered pause while the engine has no room for them or is down. */
final class EngineCommands {

    private static final Set<Code> PASSING =
            EnumSet.of(Code.RESOURCE_EXHAUSTED, Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED);

    private EngineCommands() {}

    /**
     * Sends a command that the engine may see twice.
     *
     * @param within how long to try
     * @throws ClientStatusException the engine's last answer
     */
    static <R> R send(FinalCommandStep<R> command, Duration within) {
        var policy = RetryPolicy.builder()
                .predicate(EngineCommands::passes)
                .maxRetries(Long.MAX_VALUE)
                .delay(Duration.ofMillis(100))
                .jitter(Duration.ofMillis(50))
                .multiplier(2)
                .maxDelay(Duration.ofSeconds(10))
                .timeout(within)
                .build();
        return new RetryTemplate(policy).invoke(command::execute);
    }

    static boolean answered(RuntimeException failure, Code code) {
        return failure instanceof ClientStatusException refused && refused.getStatusCode() == code;
    }

    /** What the engine answered, or why it did not. */
    static Code code(RuntimeException failure) {
        return failure instanceof ClientStatusException refused ? refused.getStatusCode() : Code.UNKNOWN;
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof ClientStatusException refused && PASSING.contains(refused.getStatusCode());
    }
}

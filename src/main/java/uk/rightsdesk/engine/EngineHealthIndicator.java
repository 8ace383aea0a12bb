package uk.rightsdesk.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the engine can be reached and is ready for process starts. */
class EngineHealthIndicator implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CamundaClient client;
    private final EngineReadiness readiness;

    EngineHealthIndicator(CamundaClient client, EngineReadiness readiness) {
        this.client = client;
        this.readiness = readiness;
    }

    @Override
    public Health health() {
        var state = readiness.state();
        try {
            var topology =
                    client.newTopologyRequest().requestTimeout(PATIENCE).send().join();
            var health = state == EngineReadiness.State.REFUSED ? Health.down() : Health.up();
            return health.withDetail("deployment", state)
                    .withDetail("brokers", topology.getBrokers().size())
                    .withDetail("version", topology.getGatewayVersion())
                    .build();
        } catch (RuntimeException unreachable) {
            return Health.down()
                    .withDetail("deployment", state)
                    .withDetail("brokers", 0)
                    .build();
        }
    }
}

package uk.rightsdesk.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;
import uk.rightsdesk.embedded.CptFacade;
import uk.rightsdesk.embedded.EmbeddedSettings;
import uk.rightsdesk.embedded.EmbeddedStack;
import uk.rightsdesk.embedded.Part;
import uk.rightsdesk.embedded.Port;

/**
 * The engine the process tests run on, started once for all of them: the embedded broker with its store behind the
 * {@link CptFacade façade}, or, with {@code -Dcamunda.process-test.runtime-mode=managed}, the container that Camunda
 * Process Test itself starts where there is Docker.
 */
final class ProcessTestCluster {

    private static final String RUNTIME_MODE = "camunda.process-test.runtime-mode";
    private static final Path HOME = Path.of("target", "process-test");

    /** On a busy machine the first deployment takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** At their default they log every byte of every request. */
    private static final List<String> TALKATIVE = List.of("org.apache.hc", "io.grpc", "io.netty", "io.camunda");

    private static volatile boolean started;

    private ProcessTestCluster() {}

    /** Whether any process test ran in this Java process. */
    static boolean hasStarted() {
        return started;
    }

    /** Camunda Process Test on that engine. */
    static CamundaProcessTestExtension extension() {
        started = true;
        for (var name : TALKATIVE) {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(Level.WARN);
            }
        }
        return System.getProperty(RUNTIME_MODE, "remote").equalsIgnoreCase("managed") ? managed() : embedded();
    }

    private static CamundaProcessTestExtension managed() {
        return new CamundaProcessTestExtension().withRuntimeMode(CamundaProcessTestRuntimeMode.MANAGED);
    }

    @SuppressWarnings("resource") // the stack ends with the Java process, the façade within it
    private static CamundaProcessTestExtension embedded() {
        var settings = EmbeddedSettings.onFreePorts(HOME)
                .withParts(Set.of(Part.OPENSEARCH, Part.BROKER))
                .withFresh(true);
        var log = LoggerFactory.getLogger(ProcessTestCluster.class);
        new EmbeddedStack(settings, log::info).start();
        var facade = facade(settings);
        return new CamundaProcessTestExtension()
                .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
                .withRemoteCamundaMonitoringApiAddress(facade.address())
                .withCamundaClientBuilderOverrides(client -> client.grpcAddress(local(settings, Port.BROKER_GRPC))
                        .restAddress(facade.address())
                        .defaultRequestTimeout(PATIENCE));
    }

    private static CptFacade facade(EmbeddedSettings settings) {
        try {
            return CptFacade.start(new CptFacade.Upstream(
                    local(settings, Port.BROKER_REST),
                    local(settings, Port.BROKER_MANAGEMENT),
                    local(settings, Port.OPENSEARCH)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI local(EmbeddedSettings settings, Port port) {
        return URI.create("http://127.0.0.1:" + settings.port(port));
    }
}

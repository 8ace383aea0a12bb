package uk.rightsdesk.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The Camunda 8.6 distribution, started twice: the broker, and Tasklist with Operate. In one process Tasklist's sign-in
 * would also guard the broker's REST interface, and Tasklist could no longer complete a task.
 */
final class CamundaServer {

    private static final String DISTRIBUTION = "camunda-zeebe-8.6.0";
    private static final String HOST = "127.0.0.1";

    private CamundaServer() {}

    static Server broker(EmbeddedSettings settings, Home home, Consumer<String> alarm) {
        Map<String, String> environment = new HashMap<>(common("broker", openSearch(settings)));
        environment.put("SERVER_PORT", port(settings, Port.BROKER_REST));
        environment.put("MANAGEMENT_SERVER_PORT", port(settings, Port.BROKER_MANAGEMENT));
        environment.put(
                "ZEEBE_BROKER_DATA_DIRECTORY",
                home.data(Part.BROKER).resolve("data").toString());
        environment.put("ZEEBE_BROKER_NETWORK_HOST", HOST);
        environment.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", port(settings, Port.BROKER_COMMAND));
        environment.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", port(settings, Port.BROKER_INTERNAL));
        environment.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", HOST);
        environment.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", port(settings, Port.BROKER_GRPC));
        environment.put(
                "ZEEBE_BROKER_GATEWAY_CLUSTER_INITIALCONTACTPOINTS", HOST + ":" + port(settings, Port.BROKER_INTERNAL));
        environment.put(
                "ZEEBE_BROKER_EXPORTERS_OPENSEARCH_CLASSNAME",
                "io.camunda.zeebe.exporter.opensearch.OpensearchExporter");
        environment.put("ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_URL", openSearch(settings));
        environment.put("ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_BULK_SIZE", "1");
        environment.put("ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_PREFIX", "zeebe-record");
        environment.put("CAMUNDA_REST_QUERY_ENABLED", "true");
        // tests move the engine's time through the management port
        environment.put("ZEEBE_CLOCK_CONTROLLED", "true");
        String readiness = readiness(settings, Port.BROKER_MANAGEMENT);
        return process(Part.BROKER, settings, home, environment, () -> Http.isUp(readiness), alarm);
    }

    static Server webApplications(
            EmbeddedSettings settings, Home home, Certificate certificate, Consumer<String> alarm) {
        Map<String, String> environment = new HashMap<>(common("operate,tasklist,auth", openSearch(settings)));
        environment.put("SERVER_PORT", port(settings, Port.WEB));
        environment.put("MANAGEMENT_SERVER_PORT", port(settings, Port.WEB_MANAGEMENT));
        // a Tasklist form shows a page of the desk only by https
        environment.put("SERVER_SSL_ENABLED", "true");
        environment.put("SERVER_SSL_KEY_STORE", certificate.keyStore().toUri().toString());
        environment.put("SERVER_SSL_KEY_STORE_PASSWORD", certificate.password());
        environment.put("SERVER_SSL_KEY_STORE_TYPE", "PKCS12");
        for (String application : List.of("OPERATE", "TASKLIST")) {
            String prefix = "CAMUNDA_" + application;
            environment.put(prefix + "_DATABASE", "opensearch");
            environment.put(prefix + "_OPENSEARCH_URL", openSearch(settings));
            environment.put(prefix + "_ZEEBEOPENSEARCH_URL", openSearch(settings));
            environment.put(prefix + "_ZEEBE_GATEWAYADDRESS", HOST + ":" + port(settings, Port.BROKER_GRPC));
        }
        environment.put(
                "CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS", "http://" + HOST + ":" + port(settings, Port.BROKER_REST));
        String readiness = readiness(settings, Port.WEB_MANAGEMENT);
        return process(
                Part.WEB_APPLICATIONS,
                settings,
                home,
                environment,
                () -> Http.isUp(readiness) && StaffAccounts.written(openSearch(settings)),
                alarm);
    }

    private static Map<String, String> common(String profiles, String openSearch) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE", profiles,
                "SERVER_ADDRESS", HOST,
                "MANAGEMENT_SERVER_ADDRESS", HOST,
                "CAMUNDA_DATABASE_TYPE", "opensearch",
                "CAMUNDA_DATABASE_URL", openSearch);
    }

    private static Server process(
            Part part,
            EmbeddedSettings settings,
            Home home,
            Map<String, String> environment,
            BooleanSupplier ready,
            Consumer<String> alarm) {
        Path distribution = settings.unpacked().resolve(DISTRIBUTION);
        if (!Files.isDirectory(distribution)) {
            throw new EmbeddedStackException(
                    distribution + " is missing: the build unpacks it (./mvnw process-test-resources).");
        }
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                // the distribution writes a second log and looks for its data below these
                "-Dapp.home=" + home.data(part),
                "-Dbasedir=" + home.data(part),
                "-cp",
                distribution.resolve("config") + java.io.File.pathSeparator + distribution.resolve("lib") + "/*",
                "io.camunda.application.StandaloneCamunda"));
        return new ChildProcess(part, home, command, environment, ready, alarm);
    }

    private static String readiness(EmbeddedSettings settings, Port management) {
        return "http://" + HOST + ":" + settings.port(management) + "/actuator/health/readiness";
    }

    private static String openSearch(EmbeddedSettings settings) {
        return "http://" + HOST + ":" + settings.port(Port.OPENSEARCH);
    }

    private static String port(EmbeddedSettings settings, Port port) {
        return Integer.toString(settings.port(port));
    }
}

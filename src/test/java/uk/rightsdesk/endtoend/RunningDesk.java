package uk.rightsdesk.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import uk.rightsdesk.embedded.EmbeddedSettings;
import uk.rightsdesk.embedded.EmbeddedStack;
import uk.rightsdesk.embedded.Port;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** The runnable jar in a process of its own, so that it can be killed, on an embedded stack on free ports. */
final class RunningDesk implements AutoCloseable {

    private static final Path JAR = Path.of("target", "rightsdesk.jar");
    private static final Path PREVIOUS_RELEASE = Path.of("src", "test", "resources", "previous-release");
    private static final int ACCOUNTS = 200;

    private final EmbeddedSettings settings;
    private final EmbeddedStack stack;
    private final Path log;
    private final Map<String, String> more;
    private @Nullable Process product;

    RunningDesk(Path home) {
        this(home, Map.of());
    }

    /** @param more settings beside those of the stack */
    RunningDesk(Path home, Map<String, String> more) {
        this.more = Map.copyOf(more);
        this.settings = EmbeddedSettings.onFreePorts(home).withFresh(true);
        this.stack = new EmbeddedStack(settings, LoggerFactory.getLogger(RunningDesk.class)::info);
        this.log = home.resolve("rightsdesk.log");
    }

    void start() throws IOException, SQLException {
        stack.start();
        SampleSystemOfRecord.createIfAbsent(stack.sampleOwnerDataSource(), ACCOUNTS);
        startProduct();
    }

    void startProduct() throws IOException {
        startProduct(more);
    }

    /** The models and forms of the release before this one, as an engine has them whose requests are in flight. */
    void startProductWithModelsOfThePreviousRelease() throws IOException {
        startProduct(Map.of("rightsdesk.engine.models", PREVIOUS_RELEASE.toUri().toString()));
    }

    /** A command of the product, as operations give it beside the running one. @return what it wrote and ended with */
    String command(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", settingsFile().toString()));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String written = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return written + "exit code " + run.waitFor();
    }

    private Path settingsFile() {
        return settings.home().resolve("rightsdesk.properties");
    }

    /** Starts the product and waits until it takes up work; with its settings in a file, since they hold passwords. */
    private void startProduct(Map<String, String> settingsBeside) throws IOException {
        Path file = settingsFile();
        Properties properties = new Properties();
        stack.springProperties().forEach((name, value) -> properties.setProperty(name, value.toString()));
        // a job that died with the product is given to its successor after this
        properties.setProperty("rightsdesk.engine.workers.job-timeout", "20s");
        // a day would outlast the tests
        properties.setProperty("rightsdesk.erasure.undo-window", "5s");
        properties.putAll(settingsBeside);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString(),
                "--spring.config.additional-location=" + file.toUri()));
        product = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        awaitUp();
    }

    void awaitUp() {
        Await.until("Rightsdesk is up, see " + log, Duration.ofMinutes(3), () -> {
            try {
                String health = managed("/actuator/health/liveness");
                return health.contains("UP") ? Optional.of(health) : Optional.empty();
            } catch (RestClientException notYet) {
                return Optional.empty();
            }
        });
    }

    /** As a power cut would. */
    void killProduct() {
        Process running = product;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    EmbeddedStack stack() {
        return stack;
    }

    EmbeddedSettings settings() {
        return settings;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String managed(String path) {
        URI uri = URI.create("http://127.0.0.1:" + settings.port(Port.DESK_MANAGEMENT) + path);
        return String.valueOf(RestClient.create().get().uri(uri).retrieve().body(String.class));
    }

    /** OpenSearch, where the engine's records are exported. */
    String exported(String pathAndQuery) {
        URI uri = URI.create("http://127.0.0.1:" + settings.port(Port.OPENSEARCH) + pathAndQuery);
        return String.valueOf(RestClient.create().get().uri(uri).retrieve().body(String.class));
    }

    /** With the rights of the product. */
    JdbcClient caseStore() {
        return JdbcClient.create(dataSource("spring.datasource.username", "spring.datasource.password"));
    }

    DriverManagerDataSource caseStoreOwner() {
        return dataSource("spring.flyway.user", "spring.flyway.password");
    }

    private DriverManagerDataSource dataSource(String user, String password) {
        Map<String, Object> properties = stack.springProperties();
        return new DriverManagerDataSource(
                properties.get("spring.datasource.url").toString(),
                properties.get(user).toString(),
                properties.get(password).toString());
    }

    JdbcClient sample() {
        return JdbcClient.create(stack.sampleOwnerDataSource());
    }

    /** The sample system of record as one of the company's own applications sees it. */
    <T> T sampleAs(String application, Function<JdbcClient, T> look) {
        String url = stack.springProperties()
                .get("rightsdesk.datamap.systems.customer-experience.url")
                .toString();
        SingleConnectionDataSource connection = new SingleConnectionDataSource(url, "postgres", "", true);
        try {
            JdbcClient jdbc = JdbcClient.create(connection);
            jdbc.sql("set role " + application).update();
            return look.apply(jdbc);
        } finally {
            connection.destroy();
        }
    }

    /** Somebody who is about to write: what others' tests had sent to the address is left out. */
    Requester requester(String address, String name) {
        return Requester.fromNow(settings, address, name);
    }

    /** Somebody whom the desk writes to, perhaps already. */
    Requester addressee(String address, String name) {
        return Requester.withAllMail(settings, address, name);
    }

    /** What every thread was at, should a test have waited in vain. */
    private void dumpThreads() {
        Process running = product;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jstack")
                                    .toString(),
                            Long.toString(running.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(settings.home().resolve("threads.txt").toFile())
                    .start()
                    .onExit()
                    .join();
        } catch (IOException noDump) {
            // the test has its result without it
        }
    }

    @Override
    public void close() {
        dumpThreads();
        killProduct();
        stack.close();
    }
}

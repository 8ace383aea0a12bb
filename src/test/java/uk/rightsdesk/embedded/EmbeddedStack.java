package uk.rightsdesk.embedded;

import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The parts Rightsdesk works with, on 127.0.0.1, without Docker. Each part is a process of its own; this object starts,
 * stops and kills them and ends them all when it is closed or the Java process ends in whatever way.
 */
public final class EmbeddedStack implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final EmbeddedSettings settings;
    private final Consumer<String> progress;
    private final Home home;
    private final Map<Part, Server> servers = new EnumMap<>(Part.class);
    private final Set<Part> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicReference<@Nullable RuntimeException> firstFailure = new AtomicReference<>();
    private @Nullable FileLock lock;
    private @Nullable Warden warden;
    private @Nullable Thread hook;

    /** A stack that tells its progress on standard output. */
    public EmbeddedStack(EmbeddedSettings settings) {
        this(settings, System.out::println);
    }

    /** A stack that tells its progress line by line to the given consumer. */
    public EmbeddedStack(EmbeddedSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        this.home = new Home(settings.home());
    }

    /**
     * Starts the parts of the settings, in parallel where one does not need the other, and returns when all are ready.
     *
     * @throws EmbeddedStackException where a port is taken or a part does not come up; nothing is left running then
     */
    public synchronized void start() {
        lock = home.lock();
        hook = new Thread(this::end, "embedded-stack-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            List<String> leftovers = home.pidFiles().endAll();
            if (!leftovers.isEmpty()) {
                progress.accept("Ended what an earlier run left behind: " + String.join(", ", leftovers));
            }
            if (settings.fresh()) {
                home.clear();
                progress.accept("Removed the data of earlier runs from " + home.root());
            }
            requireFreePorts();
            create();
            warden = Warden.start(home);
            progress.accept("Starting the embedded stack in " + home.root() + " (logs are in its directory logs)");
            startAll();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts a part again that was stopped or killed, on its data and ports. */
    public void start(Part part) {
        long begin = System.nanoTime();
        running.add(part);
        server(part).start();
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        int count = Math.min(ready.incrementAndGet(), settings.parts().size());
        progress.accept(
                "[%d/%d] %s up in %d s".formatted(count, settings.parts().size(), part.label(), taken.toSeconds()));
    }

    /** Ends a part in an orderly way. */
    public void stop(Part part) {
        server(part).stop();
        running.remove(part);
    }

    /** Ends a part at once, as a power cut would. */
    public void kill(Part part) {
        server(part).kill();
        running.remove(part);
    }

    /** Ends every part; data stay. */
    @Override
    public synchronized void close() {
        Thread registered = hook;
        if (registered != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(registered);
            } catch (IllegalStateException _) {
                return; // the process is ending and the hook at work
            }
            hook = null;
        }
        end();
    }

    /** What Rightsdesk needs to know of this stack, by Spring property name. */
    public Map<String, Object> springProperties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        PostgresServer postgres = new PostgresServer(settings, home);
        properties.put("spring.datasource.url", postgres.url(PostgresServer.CASE_STORE));
        properties.put("spring.datasource.username", PostgresServer.APPLICATION_ROLE);
        properties.put("spring.datasource.password", postgres.password(PostgresServer.APPLICATION_ROLE));
        properties.put("spring.flyway.url", postgres.url(PostgresServer.CASE_STORE));
        properties.put("spring.flyway.user", PostgresServer.OWNER_ROLE);
        properties.put("spring.flyway.password", postgres.password(PostgresServer.OWNER_ROLE));
        properties.put("spring.flyway.placeholders.application_role", PostgresServer.APPLICATION_ROLE);
        properties.put("rightsdesk.engine.grpc-address", "http://" + HOST + ":" + settings.port(Port.BROKER_GRPC));
        properties.put("rightsdesk.engine.rest-address", "http://" + HOST + ":" + settings.port(Port.BROKER_REST));
        properties.put("rightsdesk.engine.cluster-id", home.clusterId());
        if (settings.parts().contains(Part.WEB_APPLICATIONS)) {
            properties.put(
                    "rightsdesk.engine.tasklist-store.url", "http://" + HOST + ":" + settings.port(Port.OPENSEARCH));
        }
        properties.put("rightsdesk.vault.master-key", home.masterKey());
        properties.put(
                "rightsdesk.audit.checkpoints",
                home.audit().resolve("checkpoints").toString());
        properties.put("rightsdesk.mail.address", MailServer.DESK_ADDRESS);
        properties.put("rightsdesk.mail.token-keys", home.secret("mail.token-key"));
        properties.put("rightsdesk.mail.imap.host", HOST);
        properties.put("rightsdesk.mail.imap.port", settings.port(Port.IMAP));
        properties.put("rightsdesk.mail.imap.username", MailServer.DESK_ADDRESS);
        properties.put("rightsdesk.mail.imap.password", MailServer.password(home));
        properties.put("rightsdesk.mail.imap.ssl", false);
        properties.put("rightsdesk.desk.staff-address", "officers@customer-first.example");
        properties.put("spring.mail.host", HOST);
        properties.put("spring.mail.port", settings.port(Port.SMTP));
        String sample = "rightsdesk.datamap.systems.customer-experience.";
        properties.put(sample + "url", postgres.url(PostgresServer.SAMPLE));
        properties.put(sample + "username", PostgresServer.READER_ROLE);
        properties.put(sample + "password", postgres.password(PostgresServer.READER_ROLE));
        properties.put(sample + "writer.username", PostgresServer.WRITER_ROLE);
        properties.put(sample + "writer.password", postgres.password(PostgresServer.WRITER_ROLE));
        properties.putAll(desk());
        return properties;
    }

    /** Gives {@link #springProperties()} to a Spring application, before every other source. */
    public ApplicationContextInitializer<ConfigurableApplicationContext> asInitializer() {
        return context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("embedded stack", springProperties()));
    }

    private Map<String, Object> desk() {
        Certificate certificate = Certificate.in(home.tls());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.address", HOST);
        properties.put("server.port", settings.port(Port.DESK));
        properties.put("management.server.port", settings.port(Port.DESK_MANAGEMENT));
        properties.put("server.ssl.enabled", true);
        properties.put("server.ssl.key-store", certificate.keyStore().toUri().toString());
        properties.put("server.ssl.key-store-password", certificate.password());
        properties.put("server.ssl.key-store-type", "PKCS12");
        properties.put("rightsdesk.desk.base-url", deskUrl());
        properties.put("rightsdesk.desk.frame-ancestor", webUrl());
        for (Staff staff : Staff.values()) {
            String prefix = "rightsdesk.desk.staff." + staff.user() + ".";
            properties.put(prefix + "password", StaffAccounts.encoded(staff));
            properties.put(prefix + "roles", String.join(",", staff.roles()));
        }
        return properties;
    }

    /** Where Tasklist ({@code /tasklist}) and Operate ({@code /operate}) are. */
    public String webUrl() {
        return "https://localhost:" + settings.port(Port.WEB);
    }

    /** Where the desk is once Rightsdesk runs. */
    public String deskUrl() {
        return "https://localhost:" + settings.port(Port.DESK);
    }

    /** What this stack was made of. */
    public EmbeddedSettings settings() {
        return settings;
    }

    /** The sample system of record as its owner: for filling it. */
    public DataSource sampleOwnerDataSource() {
        return new PostgresServer(settings, home).dataSource(PostgresServer.SAMPLE, PostgresServer.SAMPLE_OWNER_ROLE);
    }

    private void requireFreePorts() {
        PortGuard.requireFree(
                settings,
                Arrays.stream(Port.values())
                        .filter(port ->
                                port.part().map(settings.parts()::contains).orElse(true))
                        .toList());
    }

    private void create() {
        home.renewClusterIdWithoutEngineData();
        servers.put(Part.POSTGRES, new PostgresServer(settings, home));
        servers.put(Part.OPENSEARCH, OpenSearchServer.create(settings, home, progress));
        servers.put(Part.BROKER, CamundaServer.broker(settings, home, progress));
        servers.put(
                Part.WEB_APPLICATIONS,
                CamundaServer.webApplications(settings, home, Certificate.in(home.tls()), progress));
        servers.put(Part.MAIL, MailServer.create(settings, home, progress));
    }

    private void startAll() {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> openSearch = later(Part.OPENSEARCH, executor);
            CompletableFuture<Void> all = CompletableFuture.allOf(
                    openSearch,
                    later(Part.POSTGRES, executor),
                    later(Part.MAIL, executor),
                    openSearch.thenCompose(_ -> later(Part.BROKER, executor)),
                    openSearch.thenCompose(_ -> later(Part.WEB_APPLICATIONS, executor)));
            all.exceptionally(_ -> null).join();
        }
        RuntimeException failure = firstFailure.get();
        if (failure != null) {
            throw failure;
        }
    }

    private CompletableFuture<Void> later(Part part, ExecutorService executor) {
        if (!settings.parts().contains(part)) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                () -> {
                    if (firstFailure.get() == null) {
                        startOrEndAll(part);
                    }
                },
                executor);
    }

    private void startOrEndAll(Part part) {
        try {
            start(part);
        } catch (RuntimeException e) {
            // the first failure is the cause; the others fail because their processes are ended here
            if (firstFailure.compareAndSet(null, e)) {
                running.forEach(other -> server(other).kill());
            }
            throw e;
        }
    }

    private void end() {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            // OpenSearch last: the others write to it as they end
            Set.copyOf(running).stream()
                    .filter(part -> part != Part.OPENSEARCH)
                    .forEach(part -> executor.execute(() -> stop(part)));
        }
        if (running.contains(Part.OPENSEARCH)) {
            stop(Part.OPENSEARCH);
        }
        if (warden != null) {
            warden.dismiss();
            warden = null;
        }
        Home.unlock(lock);
        lock = null;
    }

    private Server server(Part part) {
        Server server = servers.get(part);
        if (server == null) {
            throw new IllegalStateException(part + " is no part of this stack");
        }
        return server;
    }
}

package uk.rightsdesk.embedded;

import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The parts Rightsdesk works with, on 127.0.0.1, without Docker. Each part is a process of its own; this object starts,
 * stops and kills them and ends them all when it is closed or the Java process ends in whatever way.
 */
public final class EmbeddedStack implements AutoCloseable {

    private final EmbeddedSettings settings;
    private final Consumer<String> progress;
    private final Home home;
    private final Map<Part, Server> servers = new EnumMap<>(Part.class);
    private final Map<Part, Boolean> running = Collections.synchronizedMap(new EnumMap<>(Part.class));
    private @Nullable FileLock lock;
    private @Nullable Thread hook;
    private int ready;

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
            startAll();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts a part again that was stopped or killed, on its data and ports. */
    public void start(Part part) {
        long begin = System.nanoTime();
        running.put(part, true);
        server(part).start();
        synchronized (progress) {
            ready = Math.min(ready + 1, settings.parts().size());
            progress.accept("[%d/%d] %s up in %d s"
                    .formatted(ready, settings.parts().size(), part.label(), (System.nanoTime() - begin) / 1_000_000_000));
        }
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
        properties.put("rightsdesk.engine.grpc-address", "http://127.0.0.1:" + settings.port(Port.BROKER_GRPC));
        properties.put("rightsdesk.engine.rest-address", "http://127.0.0.1:" + settings.port(Port.BROKER_REST));
        properties.put("rightsdesk.engine.cluster-id", home.clusterId());
        return properties;
    }

    /** The sample system of record as its owner: for filling it. */
    public DataSource sampleOwnerDataSource() {
        return new PostgresServer(settings, home)
                .dataSource(PostgresServer.SAMPLE, PostgresServer.SAMPLE_OWNER_ROLE);
    }

    private void requireFreePorts() {
        PortGuard.requireFree(
                settings,
                List.of(Port.values()).stream()
                        .filter(port -> port.part().map(settings.parts()::contains).orElse(true))
                        .toList());
    }

    private void create() {
        home.renewClusterIdWithoutEngineData();
        servers.put(Part.POSTGRES, new PostgresServer(settings, home));
        servers.put(Part.OPENSEARCH, OpenSearchServer.create(settings, home));
        servers.put(Part.BROKER, CamundaServer.broker(settings, home));
        servers.put(Part.WEB_APPLICATIONS,
                CamundaServer.webApplications(settings, home, Certificate.in(home.tls())));
    }

    private void startAll() {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> openSearch = later(Part.OPENSEARCH, executor, List.of());
            List<CompletableFuture<Void>> all = new ArrayList<>(List.of(
                    openSearch,
                    later(Part.POSTGRES, executor, List.of()),
                    later(Part.MAIL, executor, List.of()),
                    later(Part.BROKER, executor, List.of(openSearch)),
                    later(Part.WEB_APPLICATIONS, executor, List.of(openSearch))));
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EmbeddedStackException known
                    ? known
                    : new EmbeddedStackException("The embedded stack did not start", e);
        }
    }

    private CompletableFuture<Void> later(Part part, ExecutorService executor, List<CompletableFuture<Void>> first) {
        if (!settings.parts().contains(part)) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.allOf(first.toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> start(part), executor);
    }

    private void end() {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            // OpenSearch last: the others write to it as they end
            List.copyOf(running.keySet()).stream()
                    .filter(part -> part != Part.OPENSEARCH)
                    .forEach(part -> executor.execute(() -> stop(part)));
        }
        if (running.containsKey(Part.OPENSEARCH)) {
            stop(Part.OPENSEARCH);
        }
        FileLock held = lock;
        if (held != null) {
            try (var channel = held.acquiredBy()) {
                held.release();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            lock = null;
        }
    }

    private Server server(Part part) {
        Server server = servers.get(part);
        if (server == null) {
            throw new IllegalStateException(part + " is no part of this stack");
        }
        return server;
    }
}

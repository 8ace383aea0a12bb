package uk.rightsdesk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * What comes nearest to purging a cluster that cannot be purged: everything that runs is cancelled and what was
 * exported so far is hidden. Deployed resources stay, and deploying them again unchanged is cheap; so do buffered
 * messages, which tests therefore correlate by keys of their own.
 */
final class CptPurge {

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final URI rest;
    private final HttpClient http;
    private final CptWorld world;
    private final CptRecords records;

    CptPurge(URI rest, HttpClient http, CptWorld world, CptRecords records) {
        this.rest = rest;
        this.http = http;
        this.world = world;
        this.records = records;
    }

    /**
     * Returns when nothing runs. A message that waited for a cancelled instance may start another: that one goes too.
     */
    void perform() throws InterruptedException {
        awaitExporter();
        await(this::nothingRuns);
        records.hideAll();
    }

    /** The exporter follows the engine, so a mark made now is exported after everything that happened until now. */
    private void awaitExporter() throws InterruptedException {
        var mark = UUID.randomUUID().toString();
        post("/v2/messages/publication", """
                {"name": "%s", "correlationKey": "purge", "timeToLive": 0}""".formatted(mark));
        await(() -> records.read("message").stream()
                .anyMatch(event -> event.text("name").equals(mark)));
    }

    private boolean nothingRuns() {
        var running = world.processInstances().stream()
                .filter(instance -> instance.path("state").asString().equals("ACTIVE"))
                .filter(instance -> instance.path("parentProcessInstanceKey").isNull())
                .map(instance -> instance.path("processInstanceKey").asString())
                .toList();
        // any answer will do: whether an instance went is seen in the next round
        running.forEach(key -> post("/v2/process-instances/" + key + "/cancellation", "{}"));
        return running.isEmpty();
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        var start = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("the engine could not be emptied in " + PATIENCE);
            }
            Thread.sleep(PAUSE);
        }
    }

    private void post(String path, String body) {
        var request = HttpRequest.newBuilder(rest.resolve(path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the engine was emptied", e);
        }
    }
}

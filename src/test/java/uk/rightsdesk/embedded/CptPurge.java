package uk.rightsdesk.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What comes nearest to purging a cluster that cannot be purged: everything that runs is cancelled and what was exported
 * so far is hidden. Deployed resources stay, and deploying them again unchanged is cheap; so do buffered messages, which
 * tests therefore correlate by keys of their own.
 */
final class CptPurge {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
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

    /** Returns when nothing runs. A message that waited for a cancelled instance may start another: that one goes too. */
    void perform() throws IOException, InterruptedException {
        var start = System.nanoTime();
        for (var running = running(); !running.isEmpty(); running = running()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(running.size() + " process instances could not be cancelled");
            }
            for (var instance : running) {
                cancel(instance.path("processInstanceKey").asString());
            }
            Thread.sleep(PAUSE);
        }
        records.hideAll();
    }

    private List<ObjectNode> running() {
        return world.processInstances().stream()
                .filter(instance -> instance.path("state").asString().equals("ACTIVE"))
                .filter(instance -> instance.path("parentProcessInstanceKey").isNull())
                .toList();
    }

    /** Any answer will do: whether it went is seen in the next round. */
    private void cancel(String processInstanceKey) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(rest.resolve("/v2/process-instances/" + processInstanceKey + "/cancellation"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
    }
}

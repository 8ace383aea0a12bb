package uk.rightsdesk.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands between Camunda Process Test and a broker older than the one it expects, so that process tests written to its
 * public API alone run without Docker.
 *
 * <p>Camunda Process Test 8.9 in remote mode needs the searches of {@code /v2} and the purge of a cluster, which the
 * 8.6.0 broker does not have. The façade answers the searches from the records the broker exports to OpenSearch,
 * performs a purge by cancelling what runs and hiding what is older, and passes everything else through:
 * {@code /actuator} (the clock) to the management port, the rest to the broker's REST API. gRPC does not come by here.
 *
 * <p>One partition, one tenant, no authentication; for one test class at a time.
 */
public final class CptFacade implements AutoCloseable {

    private static final Pattern SEARCH = Pattern.compile("/v2/([a-z-]+)/search");
    private static final Pattern BY_KEY = Pattern.compile("/v2/(variables|decision-instances)/([^/]+)");
    private static final Pattern SEQUENCE_FLOWS = Pattern.compile("/v2/process-instances/(\\d+)/sequence-flows");
    private static final Pattern XML = Pattern.compile("/v2/process-definitions/(\\d+)/xml");
    private static final String TOPOLOGY = "/v2/topology";
    private static final String CLOCK = "/actuator/clock";
    private static final String PURGE = "/actuator/cluster/purge";

    /**
     * The servers behind the façade.
     *
     * @param rest the broker's REST API
     * @param management the broker's management port
     * @param openSearch the store the broker exports its records to
     */
    public record Upstream(URI rest, URI management, URI openSearch) {}

    private final Upstream upstream;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonMapper json = new JsonMapper();
    private final AtomicLong lastPurge = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final CptRecords records;
    private final CptPurge purge;
    private final Map<String, Supplier<List<ObjectNode>>> searches;

    private CptFacade(Upstream upstream) throws IOException {
        this.upstream = upstream;
        this.records = new CptRecords(upstream.openSearch(), http, json);
        records.hideAll();
        var world = new CptWorld(records);
        var decisions = new CptDecisions(records);
        this.purge = new CptPurge(upstream.rest(), http, world, records);
        this.searches = Map.of(
                "process-definitions", world::processDefinitions,
                "process-instances", world::processInstances,
                "element-instances", world::elementInstances,
                "variables", world::variables,
                "user-tasks", world::userTasks,
                "incidents", world::incidents,
                "jobs", world::jobs,
                "message-subscriptions", world::messageSubscriptions,
                "correlated-message-subscriptions", world::correlatedMessageSubscriptions,
                "decision-instances", decisions::decisionInstances);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, world));
        server.start();
    }

    /**
     * Starts a façade on a free port of the loopback interface.
     *
     * @throws IOException if no port can be had
     */
    public static CptFacade start(Upstream upstream) throws IOException {
        return new CptFacade(upstream);
    }

    /** Where Camunda Process Test finds both the REST and the monitoring API. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        http.close();
    }

    private void answer(HttpExchange exchange, CptWorld world) throws IOException {
        try (exchange) {
            answerOrExplain(exchange, world);
        }
    }

    private void answerOrExplain(HttpExchange exchange, CptWorld world) throws IOException {
        try {
            route(exchange, world);
        } catch (CptQuery.Unsupported e) {
            problem(exchange, 400, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem(exchange, 503, "interrupted");
        } catch (RuntimeException e) {
            problem(exchange, 500, e.toString());
        }
    }

    private void route(HttpExchange exchange, CptWorld world) throws IOException, InterruptedException {
        var path = exchange.getRequestURI().getPath();
        Matcher matcher;
        if ((matcher = SEARCH.matcher(path)).matches()) {
            search(exchange, matcher.group(1));
        } else if ((matcher = BY_KEY.matcher(path)).matches()) {
            get(exchange, matcher.group(1), matcher.group(2));
        } else if ((matcher = SEQUENCE_FLOWS.matcher(path)).matches()) {
            var flows = json.createObjectNode();
            flows.set("items", array(world.sequenceFlows(matcher.group(1))));
            send(exchange, 200, "application/json", flows.toString());
        } else if ((matcher = XML.matcher(path)).matches()) {
            send(exchange, 200, "text/xml", world.processDefinitionXml(matcher.group(1)));
        } else if (path.equals(CLOCK) && exchange.getRequestMethod().equals("DELETE")) {
            // The broker's own timers would sleep until the time they were once moved to, so time only goes forward.
            passThrough(exchange, upstream.management(), "GET");
        } else if (path.equals(PURGE)) {
            purge.perform();
            var change = json.createObjectNode().put("changeId", lastPurge.incrementAndGet());
            send(exchange, 202, "application/json", change.toString());
        } else {
            passThrough(
                    exchange,
                    path.startsWith("/actuator") ? upstream.management() : upstream.rest(),
                    exchange.getRequestMethod());
        }
    }

    private void search(HttpExchange exchange, String kind) throws IOException {
        var items = searches.get(kind);
        if (items == null) {
            throw new CptQuery.Unsupported("no search for " + kind);
        }
        var body = exchange.getRequestBody().readAllBytes();
        var query = CptQuery.of(body.length == 0 ? json.createObjectNode() : json.readTree(body));
        var found = query.select(items.get());
        var result = json.createObjectNode();
        result.set("items", array(found));
        result.putObject("page").put("totalItems", found.size()).put("hasMoreTotalItems", false);
        send(exchange, 200, "application/json", result.toString());
    }

    private void get(HttpExchange exchange, String kind, String key) throws IOException {
        var keyField = kind.equals("variables") ? "variableKey" : "decisionEvaluationInstanceKey";
        var items = searches.get(kind);
        var found = items == null
                ? List.<ObjectNode>of()
                : items.get().stream()
                        .filter(item -> item.path(keyField).asString().equals(key))
                        .toList();
        if (found.isEmpty()) {
            problem(exchange, 404, kind + " " + key + " not found");
        } else {
            send(exchange, 200, "application/json", found.getFirst().toString());
        }
    }

    private void passThrough(HttpExchange exchange, URI base, String method) throws IOException, InterruptedException {
        var uri = exchange.getRequestURI();
        var body =
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
        var request = HttpRequest.newBuilder(base.resolve(uri.toString()))
                .method(method, body)
                .timeout(Duration.ofSeconds(30));
        for (var name : List.of("Content-Type", "Accept")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        var content = uri.getPath().equals(TOPOLOGY) ? topology(response.body()) : response.body();
        var type = response.headers().firstValue("Content-Type").orElse("application/json");
        send(exchange, response.statusCode(), type, content);
    }

    /**
     * Camunda Process Test waits for a purge by watching the topology for its change, in a healthy cluster. The broker
     * takes a partition for blocked whenever the clock jumps, and says so for a minute, so its health tells nothing
     * here.
     */
    private byte[] topology(byte[] answer) {
        var node = json.readTree(answer);
        if (node instanceof ObjectNode topology) {
            topology.put("lastCompletedChangeId", Long.toString(lastPurge.get()));
        }
        for (var broker : node.path("brokers")) {
            for (var partition : broker.path("partitions")) {
                ((ObjectNode) partition).put("health", "healthy");
            }
        }
        return json.writeValueAsBytes(node);
    }

    private ArrayNode array(List<? extends JsonNode> items) {
        return json.createArrayNode().addAll(new ArrayList<>(items));
    }

    private void problem(HttpExchange exchange, int status, String detail) throws IOException {
        var problem = json.createObjectNode()
                .put("type", "about:blank")
                .put("title", "Façade for Camunda Process Test")
                .put("status", status)
                .put("detail", detail);
        send(exchange, status, "application/problem+json", problem.toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String content) throws IOException {
        send(exchange, status, type, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
    }
}

package uk.rightsdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words of the search differ between versions; only 8.6 is there to be asked, so the others are played. */
class EngineSearchTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CamundaClient client = mock(CamundaClient.class, RETURNS_DEEP_STUBS);
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private HttpServer server;
    private EngineSearch search;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        search = new EngineSearch(client, address);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldAskVersion86ByItsWords() {
        // given
        version("8.6.0");
        answers.add("""
                {"items":[{"key":7,"incident":true},{"key":8,"incident":false}],"page":{"totalItems":2}}""");

        // when
        var running = search.running(5L);

        // then
        assertThat(running).containsExactly(new EngineSearch.Instance(7, true), new EngineSearch.Instance(8, false));
        assertThat(filter("/v2/process-instances/search")).isEqualTo(JSON.readTree("""
                        {"running":true,"active":true,"incidents":true,"parentProcessInstanceKey":5}"""));
    }

    @Test
    void shouldAskLaterVersionsByTheirs() {
        // given
        version("8.9.1");
        answers.add("""
                {"items":[{"processInstanceKey":"7","hasIncident":true}],"page":{"endCursor":"x"}}""");

        // when
        var running = search.running(5L);

        // then
        assertThat(running).containsExactly(new EngineSearch.Instance(7, true));
        assertThat(filter("/v2/process-instances/search")).isEqualTo(JSON.readTree("""
                        {"state":"ACTIVE","parentProcessInstanceKey":"5"}"""));
    }

    @Test
    void shouldReadTheKeysOfTasksInBothForms() {
        // given
        version("8.6.0");
        answers.add("""
                {"items":[{"key":9,"dueDate":"2026-12-22T23:59:59.000+0000"}]}""");
        var before = search.openTasks(5);
        version("8.8.0");
        answers.add("""
                {"items":[{"userTaskKey":"9","dueDate":null}]}""");

        // when
        var later = search.openTasks(5);

        // then
        assertThat(before).containsExactly(new EngineSearch.Task(9, "2026-12-22T23:59:59.000+0000"));
        assertThat(later).containsExactly(new EngineSearch.Task(9, null));
    }

    @Test
    void shouldTurnThePagesUntilTheLast() {
        // given
        version("8.9.0");
        String item = "{\"processInstanceKey\":\"1\",\"hasIncident\":false}";
        answers.add("{\"items\":[" + (item + ",").repeat(999) + item + "],\"page\":{\"endCursor\":\"here\"}}");
        answers.add("{\"items\":[" + item + "],\"page\":{}}");

        // when
        var running = search.running(null);

        // then
        assertThat(running).hasSize(1001);
        assertThat(asked.get(1)).contains("\"after\":\"here\"");
    }

    @Test
    void shouldSayThatItCannotBeAsked() {
        // given
        version("8.9.0");
        server.stop(0);

        // then
        assertThatThrownBy(() -> search.running(null)).isInstanceOf(Unavailable.class);
    }

    private void version(String version) {
        when(client.newTopologyRequest().execute().getGatewayVersion()).thenReturn(version);
    }

    private JsonNode filter(String path) {
        assertThat(asked).singleElement().asString().startsWith(path);
        return JSON.readTree(asked.getFirst().substring(path.length())).path("filter");
    }
}

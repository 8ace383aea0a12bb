package uk.rightsdesk.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * The engine's search by plain HTTP: the client reads the answers of 8.8 and later only, where keys have other names
 * than in 8.6 and filters are other words.
 */
class EngineSearch {

    private static final int PAGE = 1000;

    private final CamundaClient client;
    private final RestClient http;

    EngineSearch(CamundaClient client, URI address) {
        this.client = client;
        this.http = RestClient.builder()
                .baseUrl(address)
                .requestInterceptor((request, body, execution) -> {
                    // null where the engine asks for no credentials, whatever its declaration says
                    @Nullable
                    CredentialsProvider credentials = client.getConfiguration().getCredentialsProvider();
                    if (credentials != null) {
                        credentials.applyCredentials(request.getHeaders()::set);
                    }
                    return execution.execute(request, body);
                })
                .build();
    }

    /** @param incident whether it, or an instance that it called, is in incident */
    record Instance(long key, boolean incident) {}

    /** @param dueDate as the engine wrote it; null for none */
    record Task(long key, @Nullable String dueDate) {}

    /** @param parent only those that this instance called; null for all */
    List<Instance> running(@Nullable Long parent) {
        boolean old = isBefore88();
        Map<String, Object> filter = new HashMap<>(
                old ? Map.of("running", true, "active", true, "incidents", true) : Map.of("state", "ACTIVE"));
        if (parent != null) {
            filter.put("parentProcessInstanceKey", key(parent, old));
        }
        return all("/v2/process-instances/search", filter).stream()
                .map(item -> new Instance(
                        key(item, old ? "key" : "processInstanceKey"),
                        item.path(old ? "incident" : "hasIncident").asBoolean(false)))
                .toList();
    }

    List<Task> openTasks(long processInstance) {
        boolean old = isBefore88();
        Map<String, Object> filter = Map.of("state", "CREATED", "processInstanceKey", key(processInstance, old));
        return all("/v2/user-tasks/search", filter).stream()
                .map(item -> new Task(
                        key(item, old ? "key" : "userTaskKey"),
                        item.path("dueDate").asStringOpt().orElse(null)))
                .toList();
    }

    private List<JsonNode> all(String path, Map<String, Object> filter) {
        List<JsonNode> items = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(Map.of("limit", PAGE));
        while (true) {
            JsonNode answer = ask(path, Map.of("filter", filter, "page", page));
            answer.path("items").forEach(items::add);
            if (answer.path("items").size() < PAGE) {
                return items;
            }
            page = new HashMap<>(Map.of("limit", PAGE));
            nextPage(answer.path("page"), page);
        }
    }

    /** 8.6 gives the sort values of the last item, later versions an opaque cursor. */
    private static void nextPage(JsonNode given, Map<String, Object> page) {
        if (given.path("endCursor").isString()) {
            page.put("after", given.path("endCursor").asString());
        } else {
            page.put("searchAfter", given.path("lastSortValues"));
        }
    }

    private JsonNode ask(String path, Object query) {
        try {
            @Nullable
            JsonNode answer = http.post()
                    .uri(path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(query)
                    .retrieve()
                    .body(JsonNode.class);
            if (answer == null) {
                throw new Unavailable(new UncheckedIOException(new IOException("no answer")));
            }
            return answer;
        } catch (RestClientException failure) {
            throw new Unavailable(failure);
        }
    }

    private boolean isBefore88() {
        try {
            return client.newTopologyRequest().execute().getGatewayVersion().matches("8\\.[67]\\..*");
        } catch (RuntimeException failure) {
            throw new Unavailable(failure);
        }
    }

    /** 8.6 has keys as numbers, later versions as strings. */
    private static Object key(long key, boolean old) {
        return old ? (Object) key : Long.toString(key);
    }

    private static long key(JsonNode item, String name) {
        JsonNode key = item.path(name);
        return key.isString() ? Long.parseLong(key.asString()) : key.asLong();
    }
}

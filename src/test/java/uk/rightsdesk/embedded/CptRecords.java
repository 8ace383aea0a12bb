package uk.rightsdesk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The records the broker exported to OpenSearch, in the order in which the engine wrote them. */
final class CptRecords {

    private static final int TRIES = 50;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String ALL = "zeebe-record_*";
    private static final long NOTHING = -1;

    /** More than a test ever writes; beyond it the answer would be silently incomplete. */
    private static final int LIMIT = 10_000;

    private final URI openSearch;
    private final HttpClient http;
    private final JsonMapper json;
    private final Map<String, Known> known = new HashMap<>();
    private long hiddenUpTo = NOTHING;

    /** All there is of some kinds up to a position: what was read once need not be read again. */
    private record Known(long upTo, List<Exported> records) {}

    CptRecords(URI openSearch, HttpClient http, JsonMapper json) {
        this.openSearch = openSearch;
        this.http = http;
        this.json = json;
    }

    /**
     * One exported event.
     *
     * @param position its place in the engine's log, ascending
     * @param key the key of the entity it tells of
     * @param at the engine's time, which tests move
     */
    record Exported(long position, long key, String valueType, String intent, Instant at, JsonNode value) {

        String text(String field) {
            return value.path(field).asString("");
        }

        long number(String field) {
            return value.path(field).asLong(-1);
        }
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /** The records of these kinds (as in the index names, such as {@code process-instance}) since the last purge. */
    synchronized List<Exported> read(String... kinds) {
        return read(hiddenUpTo, kinds);
    }

    /** As {@link #read}, with what a purge has hidden: deployed resources stay when instances go. */
    synchronized List<Exported> readAll(String... kinds) {
        return read(NOTHING, kinds);
    }

    /** From now on hides what is exported already. */
    synchronized void hideAll() {
        refresh(ALL);
        hiddenUpTo = lastPosition(ALL);
        known.clear();
    }

    private List<Exported> read(long after, String... kinds) {
        var indices = Stream.of(kinds).map("zeebe-record_%s_*"::formatted).collect(Collectors.joining(","));
        var soFar = known.getOrDefault(indices, new Known(after, List.of()));
        // Indices become searchable one by one, so a first look may show a record and not its elder. The exporter
        // writes in order: whatever precedes the newest record now seen is there after a second refresh.
        refresh(indices);
        var upTo = lastPosition(indices);
        if (upTo > soFar.upTo()) {
            refresh(indices);
            soFar = new Known(
                    upTo,
                    Stream.concat(soFar.records().stream(), search(indices, soFar.upTo(), upTo))
                            .toList());
            known.put(indices, soFar);
        }
        return soFar.records();
    }

    private Stream<Exported> search(String indices, long after, long upTo) {
        var found =
                post(indices + "/_search", """
                {"size": %d, "sort": [{"position": "asc"}], "track_total_hits": true,
                 "query": {"range": {"position": {"gt": %d, "lte": %d}}}}
                """.formatted(LIMIT, after, upTo)).path("hits");
        if (found.path("total").path("value").asLong() > LIMIT) {
            throw new IllegalStateException("more than " + LIMIT + " new records of " + indices);
        }
        return found.path("hits").valueStream().map(hit -> exported(hit.path("_source")));
    }

    private static Exported exported(JsonNode source) {
        return new Exported(
                source.path("position").asLong(),
                source.path("key").asLong(),
                source.path("valueType").asString(),
                source.path("intent").asString(),
                Instant.ofEpochMilli(source.path("timestamp").asLong()),
                source.path("value"));
    }

    private long lastPosition(String indices) {
        var newest = post(indices + "/_search", """
                {"size": 1, "_source": ["position"], "sort": [{"position": {"order": "desc", "unmapped_type": "long"}}]}
                """);
        return newest.path("hits")
                .path("hits")
                .path(0)
                .path("_source")
                .path("position")
                .asLong(NOTHING);
    }

    private void refresh(String indices) {
        post(indices + "/_refresh", "");
    }

    private JsonNode post(String path, String body) {
        var request = HttpRequest.newBuilder(
                        openSearch.resolve("/" + path + "?ignore_unavailable=true&allow_no_indices=true"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            // an index made a moment ago has no shard to answer yet
            for (int tries = 0; response.statusCode() == 503 && tries < TRIES; tries++) {
                Thread.sleep(PAUSE);
                response = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("OpenSearch answered " + response.statusCode() + " to " + path);
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the exported records", e);
        }
    }
}

package uk.rightsdesk.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of {@code request_event} as found, whatever was done to it.
 *
 * @param event null when the row is nothing that could ever have been hashed, such as details that are no strings
 * @param hash as stored
 */
record StoredEvent(UUID request, int seq, @Nullable ChainedEvent event, Hash hash) {

    static final String COLUMNS =
            "request_id, seq, id, type, occurred_at, recorded_at, actor, details::text as details, hash";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static StoredEvent read(ResultSet row) throws SQLException {
        UUID request = Objects.requireNonNull(row.getObject("request_id", UUID.class));
        int seq = row.getInt("seq");
        byte[] hash = row.getBytes("hash");
        return new StoredEvent(
                request,
                seq,
                event(row, request, seq),
                hash == null || hash.length != Hash.LENGTH ? Hash.NONE : new Hash(hash));
    }

    private static @Nullable ChainedEvent event(ResultSet row, UUID request, int seq) throws SQLException {
        try {
            ChainedEvent event = new ChainedEvent(
                    seq,
                    row.getLong("id"),
                    request,
                    Objects.requireNonNull(row.getString("type")),
                    instant(row, "occurred_at"),
                    instant(row, "recorded_at"),
                    Objects.requireNonNull(row.getString("actor")),
                    details(Objects.requireNonNull(row.getString("details"))));
            event.hash(Hash.NONE); // an instant such as 'infinity' has no encoding
            return event;
        } catch (RuntimeException _) {
            return null;
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    /** Strictly: a number where a string was must not pass for the same. */
    private static Map<String, String> details(String json) {
        JsonNode tree = JSON.readTree(json);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("details are no object");
        }
        Map<String, String> details = new HashMap<>();
        tree.properties().forEach(entry -> {
            if (!entry.getValue().isString()) {
                throw new IllegalArgumentException("a detail is no string");
            }
            details.put(entry.getKey(), entry.getValue().asString());
        });
        return details;
    }
}

package uk.rightsdesk.outbox;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Payloads as JSON, by a mapper of its own: rows wait longer than a release, so no web setting may change them. */
class JsonPayload implements Serializer {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public byte[] serialize(@Nullable Object data) {
        return MAPPER.writeValueAsBytes(data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] json) {
        return MAPPER.readValue(json, type);
    }
}

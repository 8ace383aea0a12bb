package uk.rightsdesk.notice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Opaque id of a {@link NoticeChange}. */
public record NoticeChangeId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NoticeChangeId {}

    static NoticeChangeId random() {
        return new NoticeChangeId(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException when {@code text} is not a UUID */
    public static NoticeChangeId parse(String text) {
        return new NoticeChangeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

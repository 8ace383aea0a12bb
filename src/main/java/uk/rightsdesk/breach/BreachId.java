package uk.rightsdesk.breach;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Opaque id of a breach: the only thing about it, beside its reference and coded factors, that the engine may know. */
public record BreachId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BreachId {}

    /** @throws IllegalArgumentException when {@code text} is not a UUID */
    public static BreachId parse(String text) {
        return new BreachId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

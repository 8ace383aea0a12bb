package uk.rightsdesk.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Opaque id of an incoming message; the only thing about it that the engine may know. */
public record CorrespondenceId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CorrespondenceId {}

    static CorrespondenceId random() {
        return new CorrespondenceId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package uk.rightsdesk.mailing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a mailing; opaque, fit for the engine and for logs. */
public record MailingId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MailingId {}

    @Override
    public String toString() {
        return value.toString();
    }
}

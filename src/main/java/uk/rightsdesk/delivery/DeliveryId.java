package uk.rightsdesk.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Opaque id of a {@link Delivery}; correlates {@code Msg_DeliveryDone}. */
public record DeliveryId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeliveryId {}

    @Override
    public String toString() {
        return value.toString();
    }
}

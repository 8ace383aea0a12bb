package uk.rightsdesk.engine;

import java.util.UUID;
import uk.rightsdesk.outbox.Outbox;

class OutboxProcessMessages implements ProcessMessages {

    private final Outbox outbox;
    private final PublishMessage effect;
    private final VariableCodec codec;

    OutboxProcessMessages(Outbox outbox, PublishMessage effect, VariableCodec codec) {
        this.outbox = outbox;
        this.effect = effect;
        this.codec = codec;
    }

    @Override
    public void publish(String messageName, String correlationKey, String businessKey, Record variables) {
        requireUuid(correlationKey);
        var message = new PublishMessage.Message(messageName, correlationKey, codec.encode(variables));
        outbox.enqueue(effect, businessKey, message);
    }

    /** Messages correlate by opaque ids only; the exception does not repeat what was given instead. */
    private static void requireUuid(String correlationKey) {
        try {
            UUID.fromString(correlationKey);
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException("A correlation key is a UUID");
        }
    }
}

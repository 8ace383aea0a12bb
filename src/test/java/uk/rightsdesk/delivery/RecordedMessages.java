package uk.rightsdesk.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.outbox.Effect;
import uk.rightsdesk.outbox.Outbox;

/** Process messages that go through the real outbox and end in a list instead of the engine. */
public final class RecordedMessages implements ProcessMessages, Effect<RecordedMessages.Published> {

    private final Outbox outbox;
    private final List<Published> published = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    public RecordedMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @param variables as text */
    public record Published(String name, String correlationKey, String variables) {}

    @Override
    public void publish(String messageName, String correlationKey, String businessKey, Record variables) {
        outbox.enqueue(this, businessKey, new Published(messageName, correlationKey, variables.toString()));
        if (failing) {
            throw new IllegalStateException("stopped before the commit");
        }
    }

    /** From now on every transaction that publishes is rolled back. */
    public void fail(boolean fail) {
        failing = fail;
    }

    public List<Published> of(String correlationKey) {
        return published.stream()
                .filter(message -> message.correlationKey().equals(correlationKey))
                .toList();
    }

    @Override
    public String name() {
        return "publish-in-test";
    }

    @Override
    public Class<Published> payloadType() {
        return Published.class;
    }

    @Override
    public void perform(String businessKey, Published payload) {
        published.add(payload);
    }
}

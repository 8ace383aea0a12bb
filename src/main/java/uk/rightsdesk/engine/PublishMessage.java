package uk.rightsdesk.engine;

import io.camunda.client.CamundaClient;
import io.grpc.Status.Code;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import uk.rightsdesk.outbox.Effect;

/** Publishes a message; the engine takes one of the same message id only once while it keeps the first. */
class PublishMessage implements Effect<PublishMessage.Message> {

    /** @param variables checked against the vocabulary when the message was taken down */
    record Message(String name, String correlationKey, JsonNode variables) {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CamundaClient client;
    private final EngineReadiness readiness;
    private final Duration timeToLive;

    PublishMessage(CamundaClient client, EngineReadiness readiness, Duration timeToLive) {
        this.client = client;
        this.readiness = readiness;
        this.timeToLive = timeToLive;
    }

    @Override
    public String name() {
        return "publish-message";
    }

    @Override
    public Class<Message> payloadType() {
        return Message.class;
    }

    /** Short: an engine that is back should hear at once, and a try costs little. */
    @Override
    public Duration longestPause() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void perform(String businessKey, Message message) {
        if (!readiness.state().startsProcesses()) {
            throw new NotReady();
        }
        var command = client.newPublishMessageCommand()
                .messageName(message.name())
                .correlationKey(message.correlationKey())
                .messageId(businessKey)
                .timeToLive(timeToLive)
                .variables(message.variables().toString());
        try {
            EngineCommands.send(command, PATIENCE);
        } catch (RuntimeException refused) {
            if (!EngineCommands.answered(refused, Code.ALREADY_EXISTS)) {
                throw refused;
            }
        }
    }

    /** The models or forms are not in place yet; the outbox tries again. */
    static final class NotReady extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

package uk.rightsdesk.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a conversation an email belongs (RFC 5322, section 3.6.4).
 *
 * @param inReplyTo Message-ID of the message that is answered, with its angle brackets; null when none is answered or
 *     it has none
 * @param references Message-IDs of the conversation, oldest first
 */
public record MailThread(@Nullable String inReplyTo, List<String> references) {

    public static final MailThread NONE = new MailThread(null, List.of());

    public MailThread {
        references = List.copyOf(references);
    }

    /** The thread of an answer to this message. */
    public static MailThread answering(@Nullable String messageId, List<String> itsReferences) {
        if (messageId == null) {
            return NONE;
        }
        List<String> references = new ArrayList<>(itsReferences);
        references.remove(messageId);
        references.add(messageId);
        return new MailThread(messageId, references);
    }
}

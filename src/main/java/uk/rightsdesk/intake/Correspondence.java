package uk.rightsdesk.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.intake.message.AutomaticMail;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;

/**
 * An incoming message as it was read. Every text is plain, bounded and free of control characters, but a stranger's:
 * pages must escape it.
 *
 * @param channel how it came
 * @param contact how to reach who wrote or called; null for email
 * @param receivedAt when it reached the company's mail server (UK GDPR Article 12A counts from here)
 * @param messageId with its angle brackets; null when the message has none
 * @param fromAddress in lower case, fit to be written to; null unless the message names exactly one
 * @param fromName as the sender writes it; null when not given
 * @param sentAt by the sender's own clock; null when not given
 * @param complete false when a part of it could not be read or kept
 * @param automatic why it is taken for automatic mail, as a code; null when a person wrote it
 * @param authenticated whether the company's mail server found that it comes from the domain it names
 * @param tokenRequest the request whose reply token it bears; null when none. It may be gone
 * @param classification code; null before it is classified
 * @param rights those that the classifier is sure of
 * @param threaded whether it is proved to belong to {@code suggestedRequest}: thread, party's address, authenticated
 * @param suggestedRequest the request it seems to belong to; null when none
 * @param request the request it opened or joined; null when none. Siblings that the same message opened name it as
 *     theirs too
 */
public record Correspondence(
        CorrespondenceId id,
        CorrespondenceState state,
        Channel channel,
        @Nullable String contact,
        Instant receivedAt,
        @Nullable String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        @Nullable String fromAddress,
        @Nullable String fromName,
        List<String> to,
        @Nullable String subject,
        @Nullable Instant sentAt,
        String text,
        boolean complete,
        @Nullable String automatic,
        boolean authenticated,
        @Nullable RequestId tokenRequest,
        @Nullable String classification,
        Set<Right> rights,
        boolean threaded,
        @Nullable RequestId suggestedRequest,
        @Nullable RequestId request) {

    public Correspondence {
        references = List.copyOf(references);
        rights = Set.copyOf(rights);
        to = List.copyOf(to);
    }

    /** The thread of an email that answers this message. */
    public MailThread threadOfAnswer() {
        return MailThread.answering(messageId, references);
    }

    /** Whether a machine answers or reports with it; a list's message may still be a person's words. */
    boolean isAutomaticAnswer() {
        return automatic != null && !AutomaticMail.LIST.code().equals(automatic);
    }

    /** Without address and text, so that none of it reaches a log. */
    @Override
    public String toString() {
        return "Correspondence[" + id + ", " + state.code() + "]";
    }
}

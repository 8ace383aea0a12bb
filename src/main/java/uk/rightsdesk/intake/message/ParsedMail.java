package uk.rightsdesk.intake.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of an email. Every text is safe to store and to show as text: no control characters, bounded.
 *
 * @param messageId with its angle brackets; null when there is none that is well formed
 * @param inReplyTo null when it is no reply
 * @param references oldest first
 * @param from null unless there is exactly one usable sender
 * @param to addresses in lower case
 * @param replyTokens what stands behind the plus where it is addressed to the desk, not verified
 * @param subject empty when there is none
 * @param sentAt by the sender's own clock, so a claim; null when it gives none
 * @param text the body as plain text; empty when there is none
 * @param complete whether every part could be read within the limits
 * @param automatic why it is automatic mail; empty when a person wrote it
 * @param report what a mail server reports about a message of ours; empty when it is no such report
 * @param authenticated whether the company's own server found an aligned SPF, DKIM or DMARC pass
 */
public record ParsedMail(
        @Nullable String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        @Nullable Sender from,
        List<String> to,
        List<String> replyTokens,
        String subject,
        @Nullable Instant sentAt,
        String text,
        boolean complete,
        List<AttachedFile> attachments,
        Optional<AutomaticMail> automatic,
        Optional<DeliveryReport> report,
        boolean authenticated) {

    public ParsedMail {
        references = List.copyOf(references);
        to = List.copyOf(to);
        replyTokens = List.copyOf(replyTokens);
        attachments = List.copyOf(attachments);
    }

    /**
     * Who wrote it.
     *
     * @param address in lower case, ASCII, fit to be written to
     * @param name as the sender writes it; null when not given
     */
    public record Sender(String address, @Nullable String name) {}

    /**
     * A file that came with it.
     *
     * @param filename the sender's name for it, without a path, never to be trusted; null when not given
     * @param contentType the sender's claim, such as {@code application/pdf}
     * @param detectedType what it is by its content
     * @param sizeBytes decoded
     */
    public record AttachedFile(@Nullable String filename, String contentType, String detectedType, long sizeBytes) {}
}

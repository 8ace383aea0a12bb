package uk.rightsdesk.intake;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.ReplyTokens;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Evidence that a requester hands in on a page of the desk. It is kept as the email that they could have sent instead,
 * so that all that holds for evidence in emails, from the virus scan to its destruction, holds for it too.
 */
@Component
public class EvidenceUploads {

    private final ReplyTokens tokens;
    private final Requests requests;
    private final RequestJournal journal;
    private final RawMessageStore messages;
    private final StoredMailReader reader;
    private final IntakeProperties properties;
    private final Clock clock;

    EvidenceUploads(
            ReplyTokens tokens,
            Requests requests,
            RequestJournal journal,
            RawMessageStore messages,
            StoredMailReader reader,
            IntakeProperties properties,
            Clock clock) {
        this.tokens = tokens;
        this.requests = requests;
        this.journal = journal;
        this.messages = messages;
        this.reader = reader;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A file as the requester gave it.
     *
     * @param name of the file, a stranger's
     * @param contentType as the browser says, a stranger's
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record UploadedFile(String name, String contentType, byte[] content) {

        /** Without name and content, so that none of it reaches a log. */
        @Override
        public String toString() {
            return "UploadedFile[" + content.length + " bytes]";
        }
    }

    /**
     * The request that waits for evidence under this token.
     *
     * @param token of the link, from a stranger
     * @return empty when no link of ours bears it; a request that waits for nothing (any longer) is not returned either
     */
    public Optional<Request> waitingUnder(String token) {
        return tokens.requestOf(token)
                .filter(this::waits)
                .flatMap(requests::find)
                .filter(request -> request.outcome().isEmpty());
    }

    private boolean waits(RequestId request) {
        return journal.isOutstanding(request, EventType.IDENTITY_ASKED, EventType.IDENTITY_VERIFIED)
                || journal.isOutstanding(request, EventType.AUTHORITY_ASKED, EventType.IDENTITY_VERIFIED);
    }

    /**
     * Keeps the files as a message of the requester, before anybody looks into them.
     *
     * @param token as for {@link #waitingUnder}
     * @param files at least one
     * @return false when nothing waits for them: then nothing is kept
     */
    public boolean receive(String token, List<UploadedFile> files) {
        Optional<Request> request = waitingUnder(token);
        request.ifPresent(waiting -> {
            messages.store(message(waiting, token, files));
            reader.readStored();
        });
        return request.isPresent();
    }

    private byte[] message(Request request, String token, List<UploadedFile> files) {
        try {
            String from = request.requesterAddress();
            MimeMessage mail = new Uploaded(properties.address());
            mail.setFrom(new InternetAddress(from));
            mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(withToken(token)));
            mail.setSubject("Evidence for " + request.reference());
            mail.setSentDate(Date.from(clock.instant()));
            // who holds the link had our letter: that is what our own server would say of who signed in to it
            mail.setHeader("Authentication-Results", properties.authservId() + "; auth=pass smtp.auth=" + from);
            MimeMultipart parts = new MimeMultipart();
            MimeBodyPart text = new MimeBodyPart();
            text.setText("Handed in on the page for evidence.", StandardCharsets.UTF_8.name());
            parts.addBodyPart(text);
            for (UploadedFile file : files) {
                parts.addBodyPart(part(file));
            }
            mail.setContent(parts);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException impossible) {
            // its message may quote what was handed in
            throw new IllegalStateException("evidence for request " + request.id() + " could not be kept");
        }
    }

    private static MimeBodyPart part(UploadedFile file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), "application/octet-stream")));
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setFileName(file.name().isBlank() ? "file" : file.name().replaceAll("\\p{Cntrl}", ""));
        return part;
    }

    private String withToken(String token) {
        return properties.address().replaceFirst("@", "+" + token + "@");
    }

    /** Bears a Message-ID of its own domain's, as a mail program gives one. */
    private static final class Uploaded extends MimeMessage {

        private final String address;

        Uploaded(String address) {
            super((jakarta.mail.Session) null);
            this.address = address;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + UUID.randomUUID() + address.substring(address.lastIndexOf('@')) + ">");
        }
    }
}

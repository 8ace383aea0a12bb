package uk.rightsdesk.intake.message;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Reads raw email, tolerating whatever is wrong with it. */
public final class MailParser {

    private static final Session SESSION = Session.getInstance(tolerant());

    private final String ownAddress;
    private final String authservId;

    /**
     * @param ownAddress the desk's own email address
     * @param authservId the name that the company's mail server signs its Authentication-Results with
     */
    public MailParser(String ownAddress, String authservId) {
        this.ownAddress = ownAddress;
        this.authservId = authservId;
    }

    /**
     * The content of an attachment, by its place in {@link ParsedMail#attachments()}; empty when there is none there.
     */
    public static Optional<byte[]> attachment(byte[] raw, int position) {
        try {
            BodyReader body = new BodyReader();
            body.read(new MimeMessage(SESSION, new ByteArrayInputStream(raw)));
            return position < body.attachments().size() ? Optional.of(body.content(position)) : Optional.empty();
        } catch (MessagingException | RuntimeException | StackOverflowError broken) {
            return Optional.empty();
        }
    }

    /** Whether this is one plain email address that can be written to. */
    public static boolean isAddress(String text) {
        return HeaderReader.isAddress(text);
    }

    /** Text that somebody typed, fit for the database: without control characters. */
    public static String safeText(String text) {
        return SafeText.block(text, BodyReader.MAX_TEXT);
    }

    /** What the mail says; empty when not even the header can be read. */
    public Optional<ParsedMail> parse(byte[] raw) {
        try {
            return Optional.of(read(new MimeMessage(SESSION, new ByteArrayInputStream(raw))));
        } catch (MessagingException | RuntimeException | StackOverflowError broken) {
            return Optional.empty();
        }
    }

    private ParsedMail read(MimeMessage mail) throws MessagingException {
        HeaderReader headers = new HeaderReader(mail);
        Optional<ParsedMail.Sender> from = headers.sender();
        List<String> results = headers.all("Authentication-Results");
        BodyReader body = new BodyReader();
        body.read(mail);
        return new ParsedMail(
                headers.messageId("Message-ID"),
                headers.messageId("In-Reply-To"),
                headers.messageIds("References"),
                from.orElse(null),
                headers.recipients(),
                headers.replyTokens(ownAddress),
                headers.subject(),
                headers.sentAt(),
                body.text(),
                body.complete(),
                body.attachments(),
                AutomaticMail.of(mail, from.orElse(null), ownAddress),
                DeliveryReport.in(mail),
                from.map(sender -> AuthenticationResults.authenticate(results, authservId, sender.address()))
                        .orElse(false));
    }

    private static Properties tolerant() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        return properties;
    }
}

package uk.rightsdesk.embedded;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;

/**
 * What the company's own mail server writes at the top of a message it receives: who it was delivered to, and whether
 * the sender's domain stands behind it (RFC 8601). The rest of the message stays byte for byte as it came.
 */
final class ReceivingServer {

    /** Mail that claims to come from here fails SPF, so that the walk can show a forged sender. */
    static final String SPOOFED_DOMAIN = "spoofed.example";

    private static final String RESULTS = "authentication-results";
    private static final String DELIVERED_TO = "delivered-to";

    private final String name;

    /** @param name the authserv-id of RFC 8601: the name under which this server vouches */
    ReceivingServer(String name) {
        this.name = name;
    }

    /** The message as it is stored for one recipient; authentication results are for the desk's mailbox only. */
    MimeMessage stamp(MovingMessage message, String recipient, boolean forDesk) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (forDesk) {
            line(bytes, "Authentication-Results: " + name + "; " + spf(message.getReturnPath()) + "; dkim=none");
        }
        line(bytes, "Delivered-To: " + recipient);
        MimeMessage original = message.getMessage();
        for (String header : Collections.list(original.getAllHeaderLines())) {
            if (!isOurs(header)) {
                line(bytes, header);
            }
        }
        line(bytes, "");
        try (var content = original.getRawInputStream()) {
            content.transferTo(bytes);
        }
        return new MimeMessage(original.getSession(), new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static String spf(MailAddress sender) {
        String address = sender.getEmail() == null ? "" : sender.getEmail();
        String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        boolean fails = !address.contains("@") || domain.isBlank() || domain.equals(SPOOFED_DOMAIN);
        return "spf=" + (fails ? "fail" : "pass") + " smtp.mailfrom=" + (address.isEmpty() ? "\"\"" : address);
    }

    /** A line only this server may write: another's under its name is a forgery, its own is of another recipient. */
    private boolean isOurs(String header) {
        String[] parts = header.split(":", 2);
        String field = parts[0].strip().toLowerCase(Locale.ROOT);
        return field.equals(DELIVERED_TO)
                || field.equals(RESULTS)
                        && parts.length == 2
                        && parts[1].strip()
                                .toLowerCase(Locale.ROOT)
                                .matches("(?s)(\\([^)]*\\)\\s*)*\"?" + java.util.regex.Pattern.quote(name)
                                        + "\"?([\\s;(].*)?");
    }

    private static void line(ByteArrayOutputStream bytes, String line) {
        bytes.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}

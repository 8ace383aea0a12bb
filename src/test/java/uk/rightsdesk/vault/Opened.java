package uk.rightsdesk.vault;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored sealed, opened for tests that look at it. */
public final class Opened {

    private Opened() {}

    /** The bytes of a request's only email of this purpose. */
    public static byte[] email(JdbcClient jdbc, Vault vault, UUID request, String purpose) {
        Safe safe = vault.safe(KeyOwner.request(request));
        return jdbc.sql("select id, mime from outgoing_message where request_id = ? and purpose = ?")
                .params(request, purpose)
                .query((row, _) ->
                        safe.open(new Place("outgoing_message", "mime", row.getObject(1, UUID.class)), row.getBytes(2)))
                .single();
    }

    /** The text of a request's only letter of this purpose, in one line. */
    public static String letter(JdbcClient jdbc, Vault vault, UUID request, String purpose) {
        try {
            MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(email(jdbc, vault, request, purpose)));
            return firstText(mail.getContent()).replaceAll("\\s+", " ");
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError("the letter cannot be read", unreadable);
        }
    }

    private static String firstText(Object content) throws MessagingException, IOException {
        return content instanceof Multipart parts
                ? firstText(parts.getBodyPart(0).getContent())
                : content.toString();
    }

    /** All that is stored of the emails about a request, what takes their place once they are sent included. */
    public static List<String> emails(JdbcClient jdbc, Vault vault, UUID request) {
        Safe safe = vault.safe(KeyOwner.request(request));
        return jdbc.sql("select id, mime, kept from outgoing_message where request_id = ? order by created_at, id")
                .param(request)
                .query((row, _) -> {
                    Place place = new Place("outgoing_message", "mime", row.getObject("id", UUID.class));
                    byte[] kept = row.getBytes("kept");
                    return text(safe.open(place, row.getBytes("mime")))
                            + (kept == null ? "" : text(safe.open(place, kept)));
                })
                .list();
    }

    private static String text(byte[] mail) {
        return new String(mail, StandardCharsets.UTF_8);
    }

    /** The parts of a request's only bundle, in their order. */
    public static List<byte[]> bundle(JdbcClient jdbc, Vault vault, UUID request) {
        Safe safe = vault.safe(KeyOwner.request(request));
        return jdbc.sql("""
                        select bundle_id, position, content from bundle_part p join bundle b on b.id = p.bundle_id
                        where b.request_id = ? order by p.position
                        """)
                .param(request)
                .query((row, _) -> safe.open(
                        new Place("bundle_part", "content", row.getString(1) + "/" + row.getInt(2)), row.getBytes(3)))
                .list();
    }
}

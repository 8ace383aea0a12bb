package uk.rightsdesk.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.rightsdesk.intake.CorrespondenceId;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** A reply that has joined its request, with one file. */
public final class StoredReply {

    private StoredReply() {}

    /** @param file the file's bytes, in base64 of lines short enough for a mail */
    public static CorrespondenceId with(
            JdbcClient jdbc, Vault vault, RequestId request, String contentType, String file) {
        UUID id = UUID.randomUUID();
        String raw = """
                From: A Stranger <stranger@example.net>
                Subject: My passport
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Here it is.
                --b
                Content-Type: %s
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="passport of amelia.png"

                %s
                --b--
                """.formatted(contentType, file).replace("\n", "\r\n");
        Timestamp now = Timestamp.from(Instant.now());
        jdbc.sql("""
                        insert into correspondence (id, state, received_at, stored_at, fingerprint, request_id)
                        values (?, 'joined', ?, ?, ?, ?)
                        """)
                .params(id, now, now, id.toString().getBytes(ISO_8859_1), request.value())
                .update();
        jdbc.sql("insert into correspondence_raw (correspondence_id, content, sha256, cut) values (?, ?, ?, false)")
                .params(
                        id,
                        vault.safeFor(KeyOwner.rawMessage(id))
                                .seal(new Place("correspondence_raw", "content", id), raw.getBytes(ISO_8859_1)),
                        new byte[] {1})
                .update();
        jdbc.sql("""
                        insert into correspondence_attachment (correspondence_id, position, content_type, size_bytes)
                        values (?, 0, ?, 19)
                        """).params(id, contentType).update();
        return new CorrespondenceId(id);
    }
}

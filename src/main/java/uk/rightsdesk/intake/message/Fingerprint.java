package uk.rightsdesk.intake.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises the same message when it lies in the mailbox twice or under a new UIDVALIDITY. Servers add headers of
 * their own on the way and line ends may change, so the digest is made of what the sender wrote: the headers named here
 * and the body. A message without a Message-ID is told from its like by the time it came.
 */
public final class Fingerprint {

    private static final Set<String> THE_SENDERS_OWN = Set.of(
            "message-id",
            "date",
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "subject",
            "in-reply-to",
            "references",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-disposition");

    private Fingerprint() {}

    /** SHA-256, 32 bytes. */
    public static byte[] of(byte[] raw, Instant receivedAt) {
        int bodyStart = bodyStart(raw);
        List<String> headers = headers(new String(raw, 0, bodyStart, StandardCharsets.ISO_8859_1));
        MessageDigest digest = sha256();
        headers.forEach(header -> digest.update((header + "\n").getBytes(StandardCharsets.ISO_8859_1)));
        if (headers.stream().noneMatch(header -> header.startsWith("message-id:"))) {
            digest.update(Long.toString(receivedAt.getEpochSecond()).getBytes(StandardCharsets.ISO_8859_1));
        }
        digest.update((byte) 0);
        digest.update(withoutLineEnds(raw, bodyStart));
        return digest.digest();
    }

    /** SHA-256 of the bytes as they are. */
    public static byte[] sha256(byte[] raw) {
        return sha256().digest(raw);
    }

    private static List<String> headers(String block) {
        List<String> kept = new ArrayList<>();
        for (String header : block.replaceAll("\\r?\\n[ \\t]+", " ").split("\\r?\\n")) {
            int colon = header.indexOf(':');
            String name =
                    colon < 0 ? header : header.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (THE_SENDERS_OWN.contains(name)) {
                kept.add(name + ":"
                        + header.substring(colon + 1).replaceAll("\\s+", " ").strip());
            }
        }
        return kept;
    }

    private static int bodyStart(byte[] raw) {
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '\n') {
                int next = i + 1 < raw.length && raw[i + 1] == '\r' ? i + 2 : i + 1;
                if (next < raw.length && raw[next] == '\n') {
                    return next + 1;
                }
            }
        }
        return 0;
    }

    private static byte[] withoutLineEnds(byte[] raw, int from) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(raw.length - from);
        for (int i = from; i < raw.length; i++) {
            if (raw[i] != '\r' && raw[i] != '\n') {
                body.write(raw[i]);
            }
        }
        return body.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}

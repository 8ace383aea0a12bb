package uk.rightsdesk.intake.message;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.IntStream;

/** The files in a raw message, in the order in which {@link ParsedMail#attachments()} lists them. */
public final class MessageFiles {

    private static final Session SESSION = Session.getInstance(new Properties());

    private final byte[] raw;
    private final BodyReader body = new BodyReader();

    /** @param raw the message as it came; one that cannot be read has no files */
    public MessageFiles(byte[] raw) {
        this.raw = raw;
        try {
            body.read(new MimeMessage(SESSION, new ByteArrayInputStream(raw)));
        } catch (MessagingException | RuntimeException unreadable) {
            // then there is nothing to show; taking out leaves its header and a hash
        }
    }

    public List<byte[]> contents() {
        return IntStream.range(0, body.attachments().size())
                .mapToObj(body::content)
                .toList();
    }

    /**
     * The message with every file gone: the header, the text that could be read, and of each file the SHA-256. What
     * could not be read is gone as well, for a file may have been in it.
     */
    public byte[] takenOut() {
        List<String> lines = new ArrayList<>(header());
        lines.add("MIME-Version: 1.0");
        lines.add("Content-Type: text/plain; charset=utf-8");
        lines.add("Content-Transfer-Encoding: 8bit");
        lines.add("");
        lines.add(body.text());
        lines.add("");
        lines.add("[Evidence of identity was taken out of this message once it had been decided.]");
        for (byte[] content : contents()) {
            lines.add("[" + content.length + " bytes, SHA-256 " + HexFormat.of().formatHex(Fingerprint.sha256(content))
                    + "]");
        }
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** The header's lines without those that describe the body. */
    private List<String> header() {
        List<String> kept = new ArrayList<>();
        boolean keeping = false;
        for (String line : new String(raw, StandardCharsets.ISO_8859_1).split("\r?\n", -1)) {
            if (line.isEmpty()) {
                break;
            }
            if (!line.startsWith(" ") && !line.startsWith("\t")) {
                String name = line.toLowerCase(Locale.ROOT);
                keeping = line.indexOf(':') > 0 && !name.startsWith("content-") && !name.startsWith("mime-version:");
            }
            if (keeping) {
                kept.add(line);
            }
        }
        return kept;
    }
}

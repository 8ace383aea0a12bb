package uk.rightsdesk.intake.message;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the text and the list of attachments from a tree of parts, within limits. One reader reads one message. */
final class BodyReader {

    private static final int MAX_DEPTH = 15;
    private static final int MAX_PARTS = 300;
    private static final int MAX_ATTACHMENTS = 100;
    static final int MAX_TEXT = 500_000;

    private final StringBuilder text = new StringBuilder();
    private final List<ParsedMail.AttachedFile> attachments = new ArrayList<>();
    private final List<Part> files = new ArrayList<>();
    private boolean complete = true;
    private int parts;

    void read(MimeMessage mail) {
        read(mail, 0);
    }

    String text() {
        return SafeText.block(text.toString(), MAX_TEXT);
    }

    List<ParsedMail.AttachedFile> attachments() {
        return List.copyOf(attachments);
    }

    /** The bytes of each listed attachment, in their order; empty ones where they cannot be decoded. */
    List<byte[]> files() {
        List<byte[]> contents = new ArrayList<>();
        for (Part part : files) {
            try (InputStream in = decoded(part)) {
                contents.add(in.readAllBytes());
            } catch (MessagingException | IOException undecodable) {
                contents.add(new byte[0]);
            }
        }
        return contents;
    }

    /** False when a part was beyond a limit or could not be read: then staff look at the message. */
    boolean complete() {
        return complete;
    }

    private void read(Part part, int depth) {
        if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
            complete = false;
            return;
        }
        try {
            ContentType type = typeOf(part);
            if (type.match("multipart/*")) {
                readMultipart(new MimeMultipart(part.getDataHandler().getDataSource()), type, depth);
            } else if (type.match("text/*") && !isAttachment(part)) {
                append(textOf(part, type));
            } else {
                attach(part, type);
            }
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            complete = false;
        }
    }

    private void readMultipart(Multipart multipart, ContentType type, int depth) throws MessagingException {
        int count = multipart.getCount();
        if (count == 0) {
            complete = false;
        }
        if (type.match("multipart/alternative")) {
            Optional<BodyPart> plain = plainAlternative(multipart, count);
            if (plain.isPresent()) {
                int before = text.length();
                read(plain.get(), depth + 1);
                if (text.length() > before) {
                    return;
                }
            }
        }
        for (int i = 0; i < count && parts <= MAX_PARTS; i++) {
            read(multipart.getBodyPart(i), depth + 1);
        }
    }

    private static Optional<BodyPart> plainAlternative(Multipart multipart, int count) throws MessagingException {
        for (int i = 0; i < Math.min(count, MAX_PARTS); i++) {
            BodyPart part = multipart.getBodyPart(i);
            if (typeOf(part).match("text/plain")) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private void append(String said) {
        if (text.length() + said.length() > MAX_TEXT) {
            complete = false;
        }
        if (text.length() < MAX_TEXT && !said.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(said);
        }
    }

    private String textOf(Part part, ContentType type) throws MessagingException, IOException {
        byte[] bytes;
        try (InputStream in = decoded(part)) {
            bytes = in.readNBytes(4 * MAX_TEXT);
        }
        String decoded = TextDecoder.decode(bytes, type.getParameter("charset"));
        return type.match("text/html") ? HtmlText.of(decoded) : decoded;
    }

    private void attach(Part part, ContentType type) throws MessagingException {
        if (attachments.size() == MAX_ATTACHMENTS) {
            complete = false;
            return;
        }
        long size = 0;
        try (InputStream in = decoded(part)) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
        } catch (IOException undecodable) {
            complete = false;
        }
        String mediaType = SafeText.line(type.getBaseType().toLowerCase(Locale.ROOT), 100);
        attachments.add(new ParsedMail.AttachedFile(filename(part), mediaType, size));
        files.add(part);
    }

    /** An unknown transfer encoding is no reason to lose the part: then its bytes as they came. */
    private InputStream decoded(Part part) throws MessagingException, IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException | IOException unknownEncoding) {
            complete = false;
            return part instanceof MimeBodyPart body
                    ? body.getRawInputStream()
                    : ((MimeMessage) part).getRawInputStream();
        }
    }

    private static ContentType typeOf(Part part) throws MessagingException {
        String[] header = part.getHeader("Content-Type");
        try {
            ContentType type = new ContentType(header == null ? "text/plain" : header[0]);
            return type.getPrimaryType() == null ? new ContentType("text/plain") : type;
        } catch (ParseException notAType) {
            return new ContentType(looksLikeHtml(header) ? "text/html" : "text/plain");
        }
    }

    private static boolean looksLikeHtml(String @Nullable [] header) {
        return header != null && header[0].toLowerCase(Locale.ROOT).contains("html");
    }

    private static boolean isAttachment(Part part) {
        try {
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || filename(part) != null;
        } catch (MessagingException broken) {
            return false;
        }
    }

    private static @Nullable String filename(Part part) {
        try {
            String name = part.getFileName();
            if (name == null) {
                return null;
            }
            String decoded = HeaderReader.decoded(name);
            return SafeText.lineOrNull(
                    decoded.substring(1 + Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\'))), 200);
        } catch (MessagingException | RuntimeException broken) {
            return null;
        }
    }
}

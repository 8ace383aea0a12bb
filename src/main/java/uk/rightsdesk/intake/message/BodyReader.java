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
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/** Collects the text and the list of attachments from a tree of parts, within limits. One reader reads one message. */
final class BodyReader {

    private static final String TNEF_FILE = "application/octet-stream";
    private static final Set<String> NO_WORDS =
            Set.of("calendar", "vcard", "x-vcard", "directory", "csv", "xml", "css");
    private static final int MAX_DEPTH = 15;
    private static final int MAX_PARTS = 300;
    private static final int MAX_ATTACHMENTS = 100;
    static final int MAX_TEXT = 500_000;

    /** What starts an attachment is enough to tell its type. */
    private static final int TYPE_BYTES = 64 * 1024;

    private static final Tika TYPES = new Tika();

    private final StringBuilder text = new StringBuilder();
    private final List<ParsedMail.AttachedFile> attachments = new ArrayList<>();
    private final List<Content> contents = new ArrayList<>();
    private boolean complete = true;
    private boolean report;
    private int parts;

    /** Read when it is asked for: a message may hold many large files. */
    private interface Content {
        byte[] bytes() throws MessagingException, IOException;
    }

    void read(MimeMessage mail) {
        read(mail, 0);
    }

    String text() {
        return SafeText.block(text.toString(), MAX_TEXT);
    }

    List<ParsedMail.AttachedFile> attachments() {
        return List.copyOf(attachments);
    }

    /** The bytes of the attachment at this place in the list; empty ones where they cannot be decoded. */
    byte[] content(int position) {
        try {
            return contents.get(position).bytes();
        } catch (MessagingException | IOException undecodable) {
            return new byte[0];
        }
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
                report |= depth == 0 && type.match("multipart/report");
                readMultipart(new MimeMultipart(part.getDataHandler().getDataSource()), type, depth);
            } else if (isWords(type) && !isAttachment(part)) {
                append(textOf(part, type));
            } else if (type.match("message/rfc822") && !report) {
                // what is forwarded whole may be the request itself
                attach(part, type);
                try (InputStream in = decoded(part)) {
                    read(new MimeMessage(null, in), depth + 1);
                }
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
        String mediaType = SafeText.line(type.getBaseType().toLowerCase(Locale.ROOT), 100);
        String filename = filename(part);
        if (Tnef.is(mediaType, filename)) {
            attachTnef(filename, mediaType, part);
            return;
        }
        long size = 0;
        byte[] start = new byte[0];
        try (InputStream in = decoded(part)) {
            start = in.readNBytes(TYPE_BYTES);
            size = start.length + in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException undecodable) {
            complete = false;
        }
        attachments.add(new ParsedMail.AttachedFile(filename, mediaType, TYPES.detect(start), size));
        contents.add(() -> bytesOf(part));
    }

    private byte[] bytesOf(Part part) throws MessagingException, IOException {
        try (InputStream in = decoded(part)) {
            return in.readAllBytes();
        }
    }

    /** Outlook's own format: its files count as the message's, its words where there are no others. */
    private void attachTnef(@Nullable String filename, String mediaType, Part part) throws MessagingException {
        byte[] content;
        try {
            content = bytesOf(part);
        } catch (IOException undecodable) {
            complete = false;
            content = new byte[0];
        }
        attachContent(filename, mediaType, content);
        Optional<Tnef> tnef = Tnef.read(content);
        if (tnef.isEmpty()) {
            complete = false;
            return;
        }
        if (text.isEmpty()) {
            append(tnef.get().text());
        }
        for (Tnef.File file : tnef.get().files()) {
            if (attachments.size() == MAX_ATTACHMENTS) {
                complete = false;
                return;
            }
            attachContent(safeName(file.name()), TNEF_FILE, file.content());
        }
    }

    private void attachContent(@Nullable String filename, String mediaType, byte[] content) {
        attachments.add(new ParsedMail.AttachedFile(filename, mediaType, TYPES.detect(content), content.length));
        contents.add(() -> content);
    }

    /** A calendar or a card is text to a machine only. */
    private static boolean isWords(ContentType type) {
        return type.match("text/*") && !NO_WORDS.contains(type.getSubType().toLowerCase(Locale.ROOT));
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

    private static @Nullable String safeName(@Nullable String name) {
        return name == null
                ? null
                : SafeText.lineOrNull(name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'))), 200);
    }

    private static @Nullable String filename(Part part) {
        try {
            String name = part.getFileName();
            if (name == null) {
                return null;
            }
            return safeName(HeaderReader.decoded(name));
        } catch (MessagingException | RuntimeException broken) {
            return null;
        }
    }
}

package uk.rightsdesk.embedded;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * A stored message as its reader sees it.
 *
 * @param number its number in the mailbox, never used again
 * @param received when the server accepted it
 * @param from the sender as written in the message
 * @param subject empty where there is none
 * @param text the plain text, or the words of the HTML where there is only that
 * @param attachments in their order
 */
record ReadMail(long number, Instant received, String from, String subject, String text, List<Attachment> attachments) {

    /** A file that came with a message. */
    record Attachment(String name, String type, byte[] bytes) {}

    /** All messages of a mailbox, oldest first. */
    static List<ReadMail> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> MailFile.parse(file).map(name -> read(file, name)).stream())
                    .sorted(Comparator.comparingLong(ReadMail::number))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ReadMail read(Path file, MailFile name) {
        try (var input = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), input);
            List<String> plain = new ArrayList<>();
            List<String> html = new ArrayList<>();
            List<Attachment> attachments = new ArrayList<>();
            walk(message, plain, html, attachments);
            String text = plain.isEmpty() ? String.join("\n", html) : String.join("\n", plain);
            return new ReadMail(
                    name.uid(),
                    name.received(),
                    decoded(message.getHeader("From", ", ")),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    text,
                    attachments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new UncheckedIOException(new IOException(file + " cannot be read as a message", e));
        }
    }

    private static void walk(Part part, List<String> plain, List<String> html, List<Attachment> attachments)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                BodyPart inner = parts.getBodyPart(index);
                walk(inner, plain, html, attachments);
            }
        } else if (part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            String name = Optional.ofNullable(part.getFileName()).orElse("attachment-" + (attachments.size() + 1));
            String type = part.getContentType().split(";", 2)[0].strip();
            attachments.add(
                    new Attachment(decoded(name), type, part.getInputStream().readAllBytes()));
        } else if (part.isMimeType("text/plain") && part.getContent() instanceof String text) {
            plain.add(text);
        } else if (part.isMimeType("text/html") && part.getContent() instanceof String text) {
            html.add(Jsoup.parse(text).wholeText());
        }
    }

    private static String decoded(@org.jspecify.annotations.Nullable String header) throws IOException {
        return header == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(header));
    }
}

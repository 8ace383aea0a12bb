package uk.rightsdesk.endtoend;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import uk.rightsdesk.embedded.EmbeddedSettings;
import uk.rightsdesk.embedded.Port;

/** A person who writes emails and reads the answers. */
final class Requester {

    private static final Pattern REFERENCE = Pattern.compile("R-\\d{4}-\\d{6}");
    private static final String DESK = "hello@customer-first.example";

    private static final Pattern LINK = Pattern.compile("(https://\\S+/d/[A-Za-z0-9_-]{43})\\b");
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{4} \\d{4})\\s*$");

    private final EmbeddedSettings settings;
    private final String address;
    private final String name;
    private final Set<Path> before;

    /** Who has had no email yet, as far as the test is concerned. */
    static Requester fromNow(EmbeddedSettings settings, String address, String name) {
        return new Requester(
                settings, address, name, Set.copyOf(new Requester(settings, address, name, Set.of()).mailbox()));
    }

    /** Who may have been written to already. */
    static Requester withAllMail(EmbeddedSettings settings, String address, String name) {
        return new Requester(settings, address, name, Set.of());
    }

    private Requester(EmbeddedSettings settings, String address, String name, Set<Path> before) {
        this.settings = settings;
        this.address = address;
        this.name = name;
        this.before = before;
    }

    String address() {
        return address;
    }

    void writes(String subject, String text) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(smtp());
        message.setRecipients(MimeMessage.RecipientType.TO, DESK);
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        send(message, text);
    }

    /** Answers an email as a mail program does: to where it asks for replies, in its thread. */
    void replies(MimeMessage received, String text) throws MessagingException, IOException {
        MimeMessage answer = (MimeMessage) received.reply(false);
        MimeMessage message = new MimeMessage(smtp());
        message.setRecipients(MimeMessage.RecipientType.TO, answer.getRecipients(MimeMessage.RecipientType.TO));
        message.setSubject(answer.getSubject(), StandardCharsets.UTF_8.name());
        for (String header : List.of("In-Reply-To", "References")) {
            message.setHeader(header, answer.getHeader(header, null));
        }
        send(message, text);
    }

    private void send(MimeMessage message, String text) throws MessagingException, IOException {
        message.setFrom(new InternetAddress(address, name, StandardCharsets.UTF_8.name()));
        message.setText(text, StandardCharsets.UTF_8.name());
        Transport.send(message);
    }

    private Session smtp() {
        Properties smtp = new Properties();
        smtp.setProperty("mail.smtp.host", "127.0.0.1");
        smtp.setProperty("mail.smtp.port", Integer.toString(settings.port(Port.SMTP)));
        smtp.setProperty("mail.smtp.from", address);
        return Session.getInstance(smtp);
    }

    /** Every email received, but for what this test leaves out, as the mail server keeps them. */
    List<MimeMessage> received() {
        return mailbox().stream()
                .filter(file -> !before.contains(file))
                .map(Requester::read)
                .toList();
    }

    private List<Path> mailbox() {
        Path folder = settings.home().resolve("mail").resolve(URLEncoder.encode(address, StandardCharsets.UTF_8));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    MimeMessage awaits(String subjectStart, Duration patience) {
        return Await.until(
                "an email '" + subjectStart + "…' to the requester",
                patience,
                () -> received().stream()
                        .filter(message -> subject(message).startsWith(subjectStart))
                        .findFirst());
    }

    /** The first group of a pattern in the text of an email. */
    String awaitsText(String subjectStart, Pattern pattern, Duration patience) {
        return found(pattern, awaits(subjectStart, patience));
    }

    /** The link in an email. */
    String awaitsLink(String subjectStart, Duration patience) {
        return found(LINK, awaits(subjectStart, patience));
    }

    /** The code in an email. */
    String awaitsCode(String subjectStart, Duration patience) {
        return found(CODE, awaits(subjectStart, patience));
    }

    /** The address of a page of the desk in an email, below {@code /d/}. */
    static String page(String path, MimeMessage message) {
        return found(Pattern.compile("(https://\\S+/d/" + path + "/[A-Za-z0-9_-]{43})"), message);
    }

    private static String found(Pattern pattern, MimeMessage message) {
        try {
            Matcher match = pattern.matcher(text(message));
            if (match.find()) {
                return match.group(1);
            }
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        throw new AssertionError("The email holds nothing like " + pattern);
    }

    private static String text(MimeMessage message) throws IOException, MessagingException {
        Object content = message.getContent();
        while (content instanceof Multipart parts) {
            content = parts.getBodyPart(0).getContent();
        }
        return String.valueOf(content);
    }

    /** The files of an archive by their paths below its folder. */
    static Map<String, byte[]> unzipped(Path archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName().replaceFirst("^[^/]+/", ""), zip.readAllBytes());
            }
        }
        return files;
    }

    /** The reference that the letters received quote. */
    String reference() {
        return received().stream()
                .flatMap(message -> REFERENCE.matcher(quoted(message)).results())
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private static String quoted(MimeMessage message) {
        try {
            StringBuilder names = new StringBuilder(subject(message));
            if (!(message.getContent() instanceof Multipart parts)) {
                return names.append(' ').append(message.getContent()).toString();
            }
            for (int i = 0; i < parts.getCount(); i++) {
                names.append(' ').append(parts.getBodyPart(i).getFileName());
            }
            return names.toString();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static Optional<byte[]> attachment(MimeMessage message, String ending) throws MessagingException, IOException {
        if (!(message.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.getFileName() != null && part.getFileName().endsWith(ending)) {
                return Optional.of(part.getInputStream().readAllBytes());
            }
        }
        return Optional.empty();
    }

    static MimeMessage read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(null, in);
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

package uk.rightsdesk.intake.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads header fields that may hold anything. */
final class HeaderReader {

    private static final int MAX_REFERENCES = 50;
    private static final int MAX_RECIPIENTS = 50;
    private static final int MAX_TOKENS = 10;
    private static final int MAX_HEADER = 20_000;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x3B\\x3D\\x3F-\\x7E]{1,300}>");
    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7E&&[^@\\\\\"<>(),;:\\[\\]]]{1,64}@"
            + "(?=[A-Za-z0-9.-]{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    private final MimeMessage mail;

    HeaderReader(MimeMessage mail) {
        this.mail = mail;
    }

    @Nullable
    String messageId(String header) throws MessagingException {
        return messageIds(header).stream().findFirst().orElse(null);
    }

    /** The last ones, oldest first: the end of a thread tells where a reply belongs. */
    List<String> messageIds(String header) throws MessagingException {
        List<String> ids = MESSAGE_ID
                .matcher(String.join(" ", all(header)))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        return ids.subList(Math.max(0, ids.size() - MAX_REFERENCES), ids.size());
    }

    /** Empty unless exactly one sender is named: with two it is nobody's message. */
    Optional<ParsedMail.Sender> sender() throws MessagingException {
        List<String> headers = all("From");
        if (headers.size() != 1) {
            return Optional.empty();
        }
        List<InternetAddress> senders = addresses(headers.getFirst());
        if (senders.size() != 1) {
            return Optional.empty();
        }
        InternetAddress sender = senders.getFirst();
        return usable(sender).map(address -> new ParsedMail.Sender(address, SafeText.lineOrNull(nameOf(sender), 200)));
    }

    List<String> recipients() throws MessagingException {
        List<String> recipients = new ArrayList<>();
        for (String header : all("To")) {
            addresses(header).forEach(address -> usable(address).ifPresent(recipients::add));
        }
        return recipients.stream().distinct().limit(MAX_RECIPIENTS).toList();
    }

    /** Behind the plus of the desk's address in any field that says where the message went; 10 at most. */
    List<String> replyTokens(String ownAddress) throws MessagingException {
        int at = ownAddress.lastIndexOf('@');
        Pattern token = Pattern.compile(
                "(?<![\\w.%+-])" + Pattern.quote(ownAddress.substring(0, at)) + "\\+([0-9A-Za-z]{1,50})"
                        + Pattern.quote(ownAddress.substring(at)) + "(?![\\w.-])",
                Pattern.CASE_INSENSITIVE);
        List<String> tokens = new ArrayList<>();
        for (String header : List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")) {
            token.matcher(String.join(" ", all(header)))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(tokens::add);
        }
        return tokens.stream().distinct().limit(MAX_TOKENS).toList();
    }

    String subject() throws MessagingException {
        List<String> headers = all("Subject");
        return headers.isEmpty() ? "" : SafeText.line(decoded(headers.getFirst()), 500);
    }

    @Nullable
    Instant sentAt() throws MessagingException {
        List<String> headers = all("Date");
        if (headers.isEmpty()) {
            return null;
        }
        try {
            Instant sentAt = new MailDateFormat().parse(headers.getFirst()).toInstant();
            // outside of these years the database's calendar and ours part ways
            return sentAt.isBefore(Instant.EPOCH) || sentAt.isAfter(Instant.parse("2200-01-01T00:00:00Z"))
                    ? null
                    : sentAt;
        } catch (ParseException | RuntimeException notADate) {
            return null;
        }
    }

    /** The values from the top, unfolded, each bounded. */
    List<String> all(String header) throws MessagingException {
        String[] values = mail.getHeader(header);
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .map(value -> value.length() > MAX_HEADER ? value.substring(0, MAX_HEADER) : value)
                        .map(MimeUtility::unfold)
                        .toList();
    }

    private static List<InternetAddress> addresses(String header) {
        try {
            return List.of(InternetAddress.parseHeader(header, false));
        } catch (AddressException | RuntimeException notAddresses) {
            return List.of();
        }
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static Optional<String> usable(InternetAddress address) {
        String text = address.getAddress();
        return text != null && isAddress(text) ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static @Nullable String nameOf(InternetAddress address) {
        String name = address.getPersonal();
        return name == null ? null : decoded(name);
    }

    /** Encoded words decoded where they can be; what was sent as raw bytes is read as UTF-8 or Western European. */
    static String decoded(String value) {
        String text = value;
        try {
            text = MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException | RuntimeException undecodable) {
            // stays as it was sent
        }
        boolean rawBytes = text.equals(value)
                && text.chars().anyMatch(c -> c > 0x7F)
                && text.chars().allMatch(c -> c <= 0xFF);
        return rawBytes ? TextDecoder.decode(text.getBytes(StandardCharsets.ISO_8859_1), null) : text;
    }
}

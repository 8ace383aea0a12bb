package uk.rightsdesk.endtoend;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every mailbox of the mail server: who has got one message, which went to many. */
final class Mailboxes {

    private Mailboxes() {}

    /**
     * @param addresses in lower case, of each email
     * @param messageIds of each email
     */
    record Told(List<String> addresses, List<String> messageIds) {}

    static Told told(RunningDesk desk, String subjectStart) throws IOException {
        List<String> addresses = new ArrayList<>();
        List<String> messageIds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(desk.settings().home().resolve("mail"), 2)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".eml")).toList()) {
                MimeMessage email = Requester.read(file);
                if (String.valueOf(Requester.subject(email)).startsWith(subjectStart)) {
                    String folder = file.getParent().getFileName().toString();
                    addresses.add(
                            URLDecoder.decode(folder, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
                    messageIds.add(Requester.messageId(email));
                }
            }
        }
        return new Told(addresses, messageIds);
    }
}

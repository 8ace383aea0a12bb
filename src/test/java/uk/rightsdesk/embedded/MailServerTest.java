package uk.rightsdesk.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {

    private static final String REQUESTER = "sam@example.org";
    private static final String PASSWORD = "desk";

    @TempDir
    Path directory;

    private EmbeddedSettings settings;
    private GreenMail server;

    @BeforeEach
    void start() throws Exception {
        settings = EmbeddedSettings.onFreePorts(directory);
        server = MailServerMain.start(directory, PASSWORD, settings.port(Port.SMTP), settings.port(Port.IMAP));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void shouldHaveTheMessageInAFileWhenSmtpHasAccepted() throws Exception {
        send(REQUESTER, MailServer.DESK_ADDRESS, "Subject: first\r\n\r\nhello\r\n");

        try (Stream<Path> files = Files.list(MailFile.folder(directory, MailServer.DESK_ADDRESS))) {
            assertThat(files.filter(file -> MailFile.parse(file).isPresent()))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file)).contains("Subject: first", "hello"));
        }
    }

    @Test
    void shouldBringBackMessagesAsTheyWere() throws Exception {
        send(REQUESTER, MailServer.DESK_ADDRESS, "Subject: first\r\n\r\nhello\r\n");
        send(REQUESTER, MailServer.DESK_ADDRESS, "Subject: second\r\n\r\nhello\r\n");
        flag("first", Flags.Flag.SEEN);
        List<String> before = inbox();

        restart();

        assertThat(inbox()).isEqualTo(before).hasSize(2);
        assertThat(before.getFirst()).contains("first").contains("seen=true");
    }

    @Test
    void shouldNotBringBackWhatWasDeletedNorUseItsUidAgain() throws Exception {
        send(REQUESTER, MailServer.DESK_ADDRESS, "Subject: first\r\n\r\nhello\r\n");
        send(REQUESTER, MailServer.DESK_ADDRESS, "Subject: second\r\n\r\nhello\r\n");
        flag("second", Flags.Flag.DELETED);

        restart();
        send(REQUESTER, MailServer.DESK_ADDRESS, "Subject: third\r\n\r\nhello\r\n");

        assertThat(inbox())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1 first "),
                        third -> assertThat(third).startsWith("3 third "));
    }

    @Test
    void shouldDeliverPlusAddressesToTheDeskAndOthersToBoxesOfTheirOwn() throws Exception {
        send(REQUESTER, "hello+token@customer-first.example", "Subject: reply\r\n\r\nhello\r\n");
        send(MailServer.DESK_ADDRESS, REQUESTER, "Subject: answer\r\n\r\nhello\r\n");

        assertThat(inbox()).singleElement().asString().contains("reply");
        assertThat(Mailboxes.addresses(directory)).containsExactly(MailServer.DESK_ADDRESS, REQUESTER);
    }

    @Test
    void shouldVouchForTheSenderInPlaceOfAForgery() throws Exception {
        send(REQUESTER, MailServer.DESK_ADDRESS, """
                Subject: forged
                AUTHENTICATION-RESULTS: (odd) Mail.Customer-First.example;
                 spf=pass smtp.mailfrom=ceo@customer-first.example
                Authentication-Results: elsewhere.example; spf=none

                hello
                """.replace("\n", "\r\n"));

        assertThat(header("Authentication-Results"))
                .containsExactly(
                        "mail.customer-first.example; spf=pass smtp.mailfrom=sam@example.org; dkim=none",
                        "elsewhere.example; spf=none");
    }

    @Test
    void shouldFailASpoofedSender() throws Exception {
        send("someone@spoofed.example", MailServer.DESK_ADDRESS, "Subject: spoofed\r\n\r\nhello\r\n");

        assertThat(header("Authentication-Results")).singleElement().asString().contains("spf=fail");
    }

    @Test
    void shouldTakeABounceFromTheNullSender() throws Exception {
        send("<>", MailServer.DESK_ADDRESS, "Subject: bounce\r\n\r\nhello\r\n");

        assertThat(header("Authentication-Results")).singleElement().asString().contains("spf=fail");
        assertThat(header("Return-Path")).containsExactly("<>");
    }

    @Test
    void shouldShowARequesterTheirMailAndNobodyTheDesks() throws Exception {
        send(MailServer.DESK_ADDRESS, REQUESTER, """
                Subject: Your answer
                Content-Type: multipart/mixed; boundary=part

                --part
                Content-Type: text/plain

                Here is <your> data.
                --part
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="the answer.pdf"

                PDF
                --part--
                """.replace("\n", "\r\n"));
        send(REQUESTER, MailServer.DESK_ADDRESS, "Subject: private\r\n\r\nhello\r\n");
        HttpServer page =
                new InboxPage(directory, MailServer.DESK_ADDRESS).serve("127.0.0.1", settings.port(Port.INBOX_PAGE));

        try {
            assertThat(get("/")).isEqualTo(REQUESTER + "\n");
            assertThat(get("/" + REQUESTER))
                    .contains("Subject: Your answer", "Here is <your> data.", "/sam@example.org/1/the%20answer.pdf");
            assertThat(get("/sam@example.org/1/the%20answer.pdf")).isEqualTo("PDF");
            assertThat(get("/" + MailServer.DESK_ADDRESS)).doesNotContain("private");
        } finally {
            page.stop(0);
        }
    }

    private String get(String path) throws IOException {
        String url = "http://127.0.0.1:" + settings.port(Port.INBOX_PAGE) + path;
        return Http.send(HttpRequest.newBuilder(URI.create(url))).body();
    }

    private void restart() throws Exception {
        server.stop();
        start();
    }

    private void send(String sender, String recipient, String message) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", sender);
        properties.setProperty("mail.smtp.localhost", "localhost");
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", settings.port(Port.SMTP), null, null);
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))),
                    new InternetAddress[] {new InternetAddress(recipient)});
        }
    }

    /** Each message as UID, subject, INTERNALDATE, whether seen, UIDVALIDITY. */
    private List<String> inbox() throws MessagingException {
        return inFolder(folder -> {
            List<String> messages = new ArrayList<>();
            for (Message message : folder.getMessages()) {
                messages.add("%d %s %s seen=%s %d"
                        .formatted(
                                ((UIDFolder) folder).getUID(message),
                                message.getSubject(),
                                message.getReceivedDate(),
                                message.isSet(Flags.Flag.SEEN),
                                ((UIDFolder) folder).getUIDValidity()));
            }
            return messages;
        });
    }

    private List<String> header(String name) throws MessagingException {
        return inFolder(folder -> List.of(folder.getMessage(1).getHeader(name)));
    }

    private void flag(String subject, Flags.Flag flag) throws MessagingException {
        inFolder(folder -> {
            for (Message message : folder.getMessages()) {
                message.setFlag(
                        flag, message.isSet(flag) || message.getSubject().equals(subject));
            }
            return List.of();
        });
    }

    private interface Inbox {
        List<String> use(Folder folder) throws MessagingException;
    }

    /** Opens the desk's inbox by IMAP; deleted messages are expunged as it is closed. */
    private List<String> inFolder(Inbox inbox) throws MessagingException {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", settings.port(Port.IMAP), MailServer.DESK_ADDRESS, PASSWORD);
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            List<String> result = inbox.use(folder);
            folder.close(true);
            return result;
        }
    }
}

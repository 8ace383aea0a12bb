package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.MailWiring;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.Opened;
import uk.rightsdesk.vault.Vault;

/** The mail path, once, on Debian's own Exim and Dovecot: out by SMTP, back by IMAP and IDLE, bounces, expunging. */
@SpringBootTest(
        classes = MailWiring.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "rightsdesk.mail.address=" + Mailbox.ADDRESS,
            "rightsdesk.mail.token-keys=a-token-key-of-the-tests-0123",
            "rightsdesk.mail.imap.host=127.0.0.1",
            "rightsdesk.mail.imap.username=hello",
            "rightsdesk.mail.imap.password=" + Mailbox.PASSWORD,
            "rightsdesk.mail.imap.ssl=false",
            "rightsdesk.mail.imap.sweep=15s" // what comes between the first look and IDLE is found by the next
        })
@DirtiesContext
@EnabledIf(value = "isWanted", disabledReason = DebianMailPathIT.LEFT_OUT)
class DebianMailPathIT {

    static final String LEFT_OUT =
            "LEFT OUT: the mail path on Debian's servers. Install dovecot-imapd and exim4-daemon-light.";

    private static final String AMELIA = "amelia.hart@nobody.example";

    private static @Nullable DebianMailServers servers;

    @Autowired
    private Correspondences correspondences;

    @Autowired
    private ClassifyEmailWorker classify;

    @Autowired
    private MailboxExpunge expunge;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestJournal journal;

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Vault vault;

    /** Where they are required and missing, it fails instead. */
    static boolean isWanted() {
        boolean wanted = DebianMailServers.areInstalled()
                || Boolean.parseBoolean(System.getenv("RIGHTSDESK_REQUIRE_DEBIAN_MAIL"));
        if (!wanted) {
            LoggerFactory.getLogger(DebianMailPathIT.class).warn(LEFT_OUT);
        }
        return wanted;
    }

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry registry) {
        DebianMailServers started = new DebianMailServers().start();
        servers = started;
        registry.add("spring.mail.port", started::smtpPort);
        registry.add("rightsdesk.mail.imap.port", started::imapPort);
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void shouldCarryMailOutAndBack() throws Exception {
        // given a letter to somebody whose server takes it and sends it back
        RequestId request = inTransaction(() -> requests.open(
                        new OpenRequest(UUID.randomUUID(), Right.ACCESS, Instant.now(), "Amelia", AMELIA, true))
                .id());
        UUID letter = inTransaction(() -> outgoing.queue(new OutgoingMessage(
                request,
                "acknowledgement",
                "a:" + request,
                AMELIA,
                "Yours",
                "text",
                List.of(),
                MailThread.NONE,
                true)));

        // then the bounce finds its request and staff are told
        await("the bounce, see " + logs())
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(journal.of(request)).anySatisfy(event -> {
                    assertThat(event.type()).isEqualTo(EventType.MESSAGE_RETURNED);
                    assertThat(event.details()).containsEntry("message", letter.toString());
                }));
        assertThat(outgoing.of(request)).anyMatch(SentMail::isToStaff);

        // when the requester answers to the address that the letter names
        send(replyAddress(request), "Thank you, and hello.");

        // then it is of the request, though nothing but the address says so
        Correspondence reply =
                await("the reply, see " + logs()).atMost(Duration.ofSeconds(60)).until(this::reply, Objects::nonNull);
        assertThat(reply.authenticated()).isTrue();
        assertThat(inTransaction(() -> classify.work(new ClassifyEmailWorker.Input(reply.id())))
                        .threaded())
                .isTrue();

        // when it was dealt with eight days ago
        jdbc.sql("update correspondence set state = 'joined', finished_at = ? where id = ?")
                .params(
                        Timestamp.from(Instant.now().minus(Duration.ofDays(8))),
                        reply.id().value())
                .update();
        expunge.expunge();

        // then the mailbox no longer has it
        assertThat(jdbc.sql("select expunged_at is not null from mailbox_message where correspondence_id = ?")
                        .param(reply.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(subjectsInMailbox()).isNotEmpty().doesNotContain("Re: Yours");
    }

    private @Nullable Correspondence reply() {
        return correspondences.newest().stream()
                .filter(message -> "Re: Yours".equals(message.subject()))
                .findFirst()
                .orElse(null);
    }

    private String replyAddress(RequestId request) throws Exception {
        byte[] mime = Opened.email(jdbc, vault, request.value(), "acknowledgement");
        SMTPMessage letter = new SMTPMessage(null, new ByteArrayInputStream(mime));
        return ((InternetAddress) letter.getReplyTo()[0]).getAddress();
    }

    private void send(String to, String text) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty(
                "mail.smtp.port",
                Integer.toString(Objects.requireNonNull(servers).smtpPort()));
        SMTPMessage mail = new SMTPMessage(
                Session.getInstance(properties),
                new ByteArrayInputStream(("Authentication-Results: mail.customer-first.example; spf=fail\r\nFrom: "
                                + AMELIA + "\r\nTo: " + to + "\r\nMessage-ID: <reply@nobody.example>\r\n"
                                + "Subject: Re: Yours\r\n\r\n" + text + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));
        mail.setEnvelopeFrom(AMELIA);
        jakarta.mail.Transport.send(mail, new InternetAddress[] {new InternetAddress(to)});
    }

    private List<String> subjectsInMailbox() throws Exception {
        Properties properties = new Properties();
        try (var store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", Objects.requireNonNull(servers).imapPort(), "hello", Mailbox.PASSWORD);
            try (var folder = store.getFolder("INBOX")) {
                folder.open(jakarta.mail.Folder.READ_ONLY);
                List<String> subjects = new java.util.ArrayList<>();
                for (var message : folder.getMessages()) {
                    subjects.add(message.getSubject());
                }
                return subjects;
            }
        }
    }

    private static String logs() {
        return servers == null ? "" : servers.logs();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

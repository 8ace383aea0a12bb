package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

/** The mail path against the servers that companies run: what GreenMail forgives, these do not. */
@SpringBootTest(
        classes = MailWiring.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "rightsdesk.mail.address=" + DebianMailServersIT.DESK,
            "rightsdesk.mail.authserv-id=mx.customer-first.example",
            "rightsdesk.mail.token-keys=a-token-key-of-the-tests-0123",
            "rightsdesk.mail.imap.host=127.0.0.1",
            "rightsdesk.mail.imap.username=" + DebianMailServersIT.DESK,
            "rightsdesk.mail.imap.password=" + DebianMailServers.PASSWORD,
            "rightsdesk.mail.imap.ssl=false",
            "rightsdesk.mail.imap.sweep=1h" // so that only IDLE can have told of the mail
        })
@DirtiesContext
class DebianMailServersIT {

    static final String DESK = "hello@customer-first.example";

    private static final String AMELIA = "amelia.hart@example.org";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private static Path home;

    private static DebianMailServers servers;

    @Autowired
    private Correspondences correspondences;

    @Autowired
    private Requests requests;

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private RequestJournal journal;

    @Autowired
    private ClassifyEmailWorker classify;

    @Autowired
    private MailboxExpunge expunge;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry registry) {
        registry.add("rightsdesk.mail.imap.port", () -> servers.imap());
        registry.add("spring.mail.port", () -> servers.smtp());
    }

    @BeforeAll
    static void start() {
        if (!Boolean.parseBoolean(System.getenv("RIGHTSDESK_REQUIRE_MAIL_SERVERS"))) {
            assumeTrue(
                    DebianMailServers.areInstalled(),
                    "LEFT OUT: the mail path against Exim and Dovecot needs root and Debian's packages"
                            + " exim4-daemon-light and dovecot-imapd");
        }
        servers = new DebianMailServers(home);
        servers.start();
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void shouldTakeMailFromDovecotAsSoonAsEximHasDeliveredIt() throws MessagingException {
        // when
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        send("A question", "What do you hold about me?");

        // then
        Correspondence stored = await().atMost(PATIENCE)
                .until(
                        () -> correspondences.newest().stream()
                                .filter(mail -> "A question".equals(mail.subject()))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
        assertThat(stored.receivedAt()).isBetween(before, Instant.now());
        assertThat(stored.authenticated())
                .as("by the Authentication-Results that Exim wrote")
                .isTrue();
    }

    @Test
    void shouldHandLettersToEximOnce() {
        RequestId request = write(AMELIA);

        await().atMost(PATIENCE).until(() -> letter(request).state() == SentMail.State.SENT);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(servers.delivered(AMELIA))
                        .filteredOn(mail -> mail.contains(letter(request).messageId()))
                        .hasSize(1));
    }

    @Test
    void shouldKnowThatEximRefusedForGood() {
        RequestId request = write("nobody@example.org");

        await().atMost(PATIENCE).until(() -> letter(request).state() == SentMail.State.FAILED);
    }

    @Test
    void shouldJoinEximsBounceToItsRequest() {
        RequestId request = write("gone@bounces.example");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journal.of(request)).anySatisfy(event -> {
                    assertThat(event.type()).isEqualTo(EventType.MESSAGE_RETURNED);
                    assertThat(event.details())
                            .containsEntry("message", letter(request).id().toString());
                }));
        assertThat(letter(request).state()).isEqualTo(SentMail.State.FAILED);
    }

    @Test
    void shouldFollowTokenOfTheLetterThatEximDeliveredAndExpungeTheReply() throws Exception {
        // given
        RequestId request = write(AMELIA);
        String replyTo = await().atMost(PATIENCE)
                .until(
                        () -> servers.delivered(AMELIA).stream()
                                .filter(mail -> mail.contains(letter(request).messageId()))
                                .map(DebianMailServersIT::replyTo)
                                .findFirst()
                                .orElse(""),
                        address -> !address.isEmpty());

        // when
        send(replyTo, "Re: s", "Thank you.");

        // then
        CorrespondenceId reply = await().atMost(PATIENCE)
                .until(
                        () -> correspondences.newest().stream()
                                .filter(mail -> "Re: s".equals(mail.subject()))
                                .map(Correspondence::id)
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
        assertThat(inTransaction(() -> classify.work(new ClassifyEmailWorker.Input(reply)))
                        .threaded())
                .isTrue();

        // when
        jdbc.sql("update correspondence set state = 'joined', finished_at = now() - interval '8 days' where id = ?")
                .param(reply.value())
                .update();
        expunge.expunge();

        // then
        assertThat(jdbc.sql("select expunged_at is not null from mailbox_message where correspondence_id = ?")
                        .param(reply.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(servers.delivered(DESK)).noneMatch(mail -> mail.contains("Subject: Re: s"));
    }

    private static String replyTo(String mail) {
        Matcher address = Pattern.compile("Reply-To:\\s+<?(hello\\+[0-9a-z]+@customer-first\\.example)")
                .matcher(mail);
        return address.find() ? address.group(1) : "";
    }

    private RequestId write(String recipient) {
        return inTransaction(() -> {
            RequestId request = requests.open(
                            new OpenRequest(UUID.randomUUID(), Right.ACCESS, Instant.now(), "Amelia", recipient, true))
                    .id();
            outgoing.queue(new OutgoingMessage(
                    request, "acknowledgement", "a:" + request, recipient, "s", "t", List.of(), MailThread.NONE, true));
            return request;
        });
    }

    private SentMail letter(RequestId request) {
        return outgoing.of(request).getFirst();
    }

    private static void send(String subject, String text) throws MessagingException {
        send(DESK, subject, text);
    }

    private static void send(String to, String subject, String text) throws MessagingException {
        Properties smtp = new Properties();
        smtp.setProperty("mail.smtp.host", "127.0.0.1");
        smtp.setProperty("mail.smtp.port", Integer.toString(servers.smtp()));
        smtp.setProperty("mail.smtp.from", AMELIA);
        MimeMessage message = new MimeMessage(Session.getInstance(smtp));
        message.setFrom(new InternetAddress(AMELIA));
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject);
        message.setText(text);
        Transport.send(message);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

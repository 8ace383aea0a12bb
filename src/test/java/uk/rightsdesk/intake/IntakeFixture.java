package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.MailWiring;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.intake.classify.Classification;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.Opened;
import uk.rightsdesk.vault.Vault;

/** The intake with a mailbox, a database and the outbox, the engine left out. */
@SpringBootTest(
        classes = MailWiring.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1",
            "rightsdesk.mail.address=" + Mailbox.ADDRESS,
            "rightsdesk.mail.token-keys=a-token-key-of-the-tests-0123",
            "rightsdesk.mail.imap.enabled=false",
            "rightsdesk.mail.imap.host=127.0.0.1",
            "rightsdesk.mail.imap.username=" + Mailbox.ADDRESS,
            "rightsdesk.mail.imap.password=" + Mailbox.PASSWORD,
            "rightsdesk.mail.imap.ssl=false",
            "rightsdesk.mail.imap.largest=64KB"
        })
@ExtendWith(OutputCaptureExtension.class)
abstract class IntakeFixture {

    static final Mailbox MAILBOX = new Mailbox();
    static final Instant RECEIVED = Instant.parse("2026-11-02T23:30:00Z");
    static final String AMELIA = "amelia.hart@example.org";
    static final String PASSED =
            "Authentication-Results: mail.customer-first.example; dkim=pass header.d=example.org\r\n";

    @Autowired
    MailboxSweep sweep;

    @Autowired
    MailboxFetch fetch;

    @Autowired
    Correspondences correspondences;

    @Autowired
    ClassifyEmailWorker classify;

    @Autowired
    OpenRequestWorker openRequest;

    @Autowired
    JoinRequestWorker joinRequest;

    @Autowired
    CloseCorrespondenceWorker close;

    @Autowired
    ConfirmTriageWorker confirmTriage;

    @Autowired
    Triage triage;

    @Autowired
    Requests requests;

    @Autowired
    DeskEntries entries;

    @Autowired
    ByHandRequests byHand;

    @Autowired
    RequestJournal journal;

    @Autowired
    OutgoingMail outgoing;

    @Autowired
    RecordedMessages messages;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    /** Tells one test's mail from another's. */
    String subject = "";

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry registry) {
        registry.add("rightsdesk.mail.imap.port", MAILBOX::port);
    }

    @BeforeAll
    static void start() {
        MAILBOX.start();
    }

    @AfterAll
    static void stop() {
        MAILBOX.stop();
    }

    @BeforeEach
    void name() {
        subject = "Subject " + UUID.randomUUID();
    }

    interface Headers {
        String about(RequestId request);
    }

    void assertSuggested(RequestId request, Headers headers) {
        // given
        MAILBOX.receive(mail(headers.about(request), "Thanks."), RECEIVED);
        sweep.sweep();

        // when
        ClassifyEmailWorker.Output output = classify(only());

        // then
        assertThat(output.threaded()).isFalse();
        assertThat(only().suggestedRequest()).isEqualTo(request);
    }

    CorrespondenceId waitingForTriage() {
        MAILBOX.receive(mail("", "I have a question about GDPR and what you do."), RECEIVED);
        sweep.sweep();
        assertThat(classify(only()).classification()).isEqualTo(Classification.UNSURE);
        return only().id();
    }

    RequestId request() {
        return inTransaction(
                () -> requests.open(new OpenRequest(UUID.randomUUID(), Right.ACCESS, RECEIVED, "Amelia", AMELIA, true))
                        .id());
    }

    /** Headers that answer a letter of ours about the request. */
    String answering(RequestId request, String recipient) {
        String messageId = letter(request, recipient).messageId();
        return "In-Reply-To: " + messageId + "\r\nReferences: <other@example.org> " + messageId + "\r\n";
    }

    /** A letter of ours about the request. */
    SentMail letter(RequestId request, String recipient) {
        UUID letter = inTransaction(() -> outgoing.queue(new OutgoingMessage(
                request, "acknowledgement", "a:" + request, recipient, "s", "t", List.of(), MailThread.NONE, true)));
        return outgoing.of(request).stream()
                .filter(mail -> mail.id().equals(letter))
                .findFirst()
                .orElseThrow();
    }

    /** The address that answers about the request go to. */
    String replyAddress(RequestId request) {
        letter(request, AMELIA);
        String mime = Opened.emails(jdbc, vault, request.value()).getFirst();
        Matcher address =
                Pattern.compile("hello\\+[0-9a-z]+@customer-first\\.example").matcher(mime);
        assertThat(address.find()).isTrue();
        return address.group();
    }

    String mail(String headers, String text) {
        return headers + "From: Amelia Hart <" + AMELIA + ">\r\nTo: " + Mailbox.ADDRESS + "\r\nMessage-ID: <"
                + UUID.randomUUID() + "@example.org>\r\nSubject: " + subject
                + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
    }

    ClassifyEmailWorker.Output classify(Correspondence message) {
        return inTransaction(() -> classify.work(new ClassifyEmailWorker.Input(message.id())));
    }

    void open(Correspondence message) {
        inTransaction(() -> openRequest.work(new OpenRequestWorker.Input(message.id())));
    }

    TaskProblem confirm(CorrespondenceId id, TriageDecision.Code code) {
        return inTransaction(() -> confirmTriage.work(new ConfirmTriageWorker.Input(id, code)))
                .taskProblem();
    }

    void assertTold(Correspondence message) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(messages.of(message.id().toString()))
                        .containsExactly(new RecordedMessages.Published(
                                "Msg_EmailReceived",
                                message.id().toString(),
                                "EmailReceived[correspondenceId=" + message.id() + "]")));
    }

    Correspondence only() {
        assertThat(ours()).hasSize(1);
        return ours().getFirst();
    }

    List<Correspondence> ours() {
        return correspondences.newest().reversed().stream()
                .filter(message -> subject.equals(message.subject()))
                .toList();
    }

    long count() {
        return jdbc.sql("select count(*) from correspondence").query(Long.class).single();
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

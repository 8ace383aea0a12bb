package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
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
import uk.rightsdesk.intake.classify.Classification;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

@SpringBootTest(
        classes = MailWiring.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1",
            "rightsdesk.mail.address=" + Mailbox.ADDRESS,
            "rightsdesk.mail.imap.enabled=false",
            "rightsdesk.mail.imap.host=127.0.0.1",
            "rightsdesk.mail.imap.username=" + Mailbox.ADDRESS,
            "rightsdesk.mail.imap.password=" + Mailbox.PASSWORD,
            "rightsdesk.mail.imap.ssl=false",
            "rightsdesk.mail.imap.largest=64KB"
        })
@ExtendWith(OutputCaptureExtension.class)
class IntakeTest {

    private static final Mailbox MAILBOX = new Mailbox();
    private static final Instant RECEIVED = Instant.parse("2026-11-02T23:30:00Z");
    private static final String AMELIA = "amelia.hart@example.org";
    private static final String PASSED =
            "Authentication-Results: mail.customer-first.example; dkim=pass header.d=example.org\r\n";

    @Autowired
    private MailboxSweep sweep;

    @Autowired
    private MailboxFetch fetch;

    @Autowired
    private Correspondences correspondences;

    @Autowired
    private ClassifyEmailWorker classify;

    @Autowired
    private OpenRequestWorker openRequest;

    @Autowired
    private JoinRequestWorker joinRequest;

    @Autowired
    private CloseCorrespondenceWorker close;

    @Autowired
    private ConfirmTriageWorker confirmTriage;

    @Autowired
    private Triage triage;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestJournal journal;

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private RecordedMessages messages;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    /** Tells one test's mail from another's. */
    private String subject = "";

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
    void empty() {
        MAILBOX.startAnew();
        subject = "Subject " + UUID.randomUUID();
    }

    @Test
    void shouldStoreReadAndTellTheProcess() {
        // given
        MAILBOX.receive(mail(PASSED, "Please send me a copy of my data."), RECEIVED);

        // when
        sweep.sweep();

        // then
        Correspondence message = only();
        assertThat(message.state()).isEqualTo(CorrespondenceState.PARSED);
        assertThat(message.receivedAt()).isEqualTo(RECEIVED);
        assertThat(message.fromAddress()).isEqualTo(AMELIA);
        assertThat(message.fromName()).isEqualTo("Amelia Hart");
        assertThat(message.text()).isEqualTo("Please send me a copy of my data.");
        assertThat(message.authenticated()).isTrue();
        assertThat(message.complete()).isTrue();
        assertTold(message);
        assertThat(MAILBOX.seen()).containsExactly(true);
    }

    @Test
    void shouldFetchOnce() {
        // given
        MAILBOX.receive(mail("", "x"), RECEIVED);

        // when
        sweep.sweep();
        sweep.sweep();

        // then
        assertTold(only());
    }

    @Test
    void shouldRecogniseMessagesUnderNewUidValidity() {
        // given
        String mail = mail("", "the first");
        MAILBOX.receive(mail, RECEIVED);
        sweep.sweep();
        MAILBOX.startAnew();
        MAILBOX.receive("Received: by the restored server\r\n" + mail, RECEIVED);
        MAILBOX.receive(mail("", "the second"), RECEIVED.plusSeconds(1));

        // when
        sweep.sweep();

        // then
        assertThat(ours()).extracting(Correspondence::text).containsExactly("the first", "the second");
        ours().forEach(this::assertTold);
    }

    @Test
    void shouldTellOnceWhenStoppedAfterStoring() throws Exception {
        // given
        MAILBOX.receive(mail("", "x"), RECEIVED);
        fetch.fetchNew();
        messages.fail(true);
        sweep.sweep();
        messages.fail(false);
        CorrespondenceId id = jdbc.sql("select id from correspondence where state = 'stored'")
                .query((row, n) -> new CorrespondenceId(row.getObject(1, UUID.class)))
                .single();
        assertThat(messages.of(id.toString())).isEmpty();

        // when
        sweep.sweep();
        sweep.sweep();

        // then
        assertTold(only());
    }

    @Test
    void shouldNotBeHeldUpByBrokenMessage() {
        // given
        MAILBOX.receive("\u0000\u0001\u0002 no header\r\n\r\n\u0000", RECEIVED);
        MAILBOX.receive("From: " + AMELIA + "\r\nContent-Type: multipart/mixed\r\n\r\n--", RECEIVED);
        MAILBOX.receive(mail("", "after them"), RECEIVED);
        long before = count();

        // when
        sweep.sweep();

        // then
        assertTold(only());
        assertThat(count()).isEqualTo(before + 3);
        assertThat(jdbc.sql("select count(*) from correspondence where state = 'stored'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void shouldKeepBeginningOfMessageBeyondLimitAndLeaveItToStaff() {
        // given
        MAILBOX.receive(mail("", "Please send me a copy of my data. " + "long ".repeat(30_000)), RECEIVED);

        // when
        sweep.sweep();

        // then
        assertThat(only().complete()).isFalse();
        assertThat(classify(only()).classification()).isEqualTo(Classification.UNSURE);
    }

    @Test
    void shouldWaitForMailServerAndSayHowItGoes() {
        // given
        MAILBOX.stop();
        sweep.sweep();
        assertThat(sweep.health().failures()).isPositive();

        // when
        MAILBOX.start();
        MAILBOX.receive(mail("", "x"), RECEIVED);
        sweep.sweep();

        // then
        assertThat(sweep.health().failures()).isZero();
        assertTold(only());
    }

    @Test
    void shouldOpenAccessRequestOnce() {
        // given
        MAILBOX.receive(mail(PASSED, "Please send me a copy of my personal data."), RECEIVED);
        sweep.sweep();
        ClassifyEmailWorker.Output output = classify(only());

        // when
        open(only());
        open(only());

        // then
        assertThat(output)
                .isEqualTo(new ClassifyEmailWorker.Output(
                        "https://localhost:8443", Classification.ACCESS, false, false));
        Correspondence message = only();
        Request request = requests.get(Objects.requireNonNull(message.request()));
        assertThat(message.state()).isEqualTo(CorrespondenceState.OPENED);
        assertThat(request.right()).isEqualTo(Right.ACCESS);
        assertThat(request.receivedAt()).isEqualTo(RECEIVED);
        assertThat(request.requesterAddress()).isEqualTo(AMELIA);
        assertThat(request.senderAuthenticated()).isTrue();
        assertThat(correspondences.matchedWords(message.id()))
                .extracting(Correspondences.MatchedWords::right)
                .contains("access");
        assertThat(correspondences.threadOf(request.id()).inReplyTo()).isEqualTo(message.messageId());
        await().untilAsserted(() -> assertThat(messages.of(request.id().toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactly("Msg_AccessRequestReceived"));
    }

    @Test
    void shouldJoinAuthenticatedReplyOfTheParty() {
        // given
        RequestId request = request();
        MAILBOX.receive(mail(PASSED + answering(request, AMELIA), "Here it is."), RECEIVED);
        sweep.sweep();

        // when
        ClassifyEmailWorker.Output output = classify(only());
        inTransaction(() -> joinRequest.work(new JoinRequestWorker.Input(only().id())));

        // then
        assertThat(output.threaded()).isTrue();
        assertThat(only().state()).isEqualTo(CorrespondenceState.JOINED);
        assertThat(only().request()).isEqualTo(request);
        assertThat(journal.of(request)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo(EventType.REPLY_RECEIVED);
            assertThat(event.occurredAt()).isEqualTo(RECEIVED);
        });
        await().untilAsserted(() -> assertThat(messages.of(request.toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactly("Msg_EvidenceReceived"));
    }

    @Test
    void shouldOnlySuggestRequestOfUnauthenticatedReply() {
        assertSuggested(request(), request -> answering(request, AMELIA));
    }

    @Test
    void shouldOnlySuggestRequestOfReplyBySomeoneElse() {
        assertSuggested(request(), request -> PASSED + answering(request, "someone.else@example.org"));
    }

    @Test
    void shouldOnlySuggestRequestThatIsClosed() {
        // given
        RequestId request = request();
        transaction.executeWithoutResult(status -> requests.close(request, Outcome.ANSWERED));

        // then
        assertSuggested(request, closed -> PASSED + answering(closed, AMELIA));
    }

    @Test
    void shouldOnlySuggestRequestNamedInSubject() {
        // given
        RequestId request = request();
        subject = "Re: " + requests.get(request).reference() + " " + subject;

        // then
        assertSuggested(request, _ -> PASSED);
    }

    @Test
    void shouldCloseAutomaticMail() {
        // given
        MAILBOX.receive(mail("Auto-Submitted: auto-replied\r\n", "I am away."), RECEIVED);
        sweep.sweep();

        // when
        ClassifyEmailWorker.Output output = classify(only());
        inTransaction(() -> close.work(new CloseCorrespondenceWorker.Input(only().id())));

        // then
        assertThat(output.automatic()).isTrue();
        assertThat(only().state()).isEqualTo(CorrespondenceState.CLOSED);
    }

    @Test
    void shouldNeverTakeOwnMailForRequest() {
        // given
        MAILBOX.receive(
                mail("", "Your subject access request: a copy of your personal data.")
                        .replace(AMELIA, Mailbox.ADDRESS),
                RECEIVED);
        sweep.sweep();

        // when
        ClassifyEmailWorker.Output output = classify(only());

        // then
        assertThat(output.automatic()).isTrue();
        assertThat(output.classification()).isEqualTo(Classification.NONE);
    }

    @Test
    void shouldConfirmTriageOnlyWhenDeskAndFormAgree() {
        // given
        CorrespondenceId id = waitingForTriage();

        // then
        assertThat(confirm(id, TriageDecision.Code.BY_HAND)).isEqualTo(TaskProblem.CONFIRMATION_MISSING);
        triage.decide(id, TriageDecision.Code.BY_HAND, null, "call them", "olivia");
        assertThat(confirm(id, TriageDecision.Code.NOT_A_REQUEST)).isEqualTo(TaskProblem.CONFIRMATION_CONTRADICTS);
        assertThat(confirm(id, TriageDecision.Code.BY_HAND)).isEqualTo(TaskProblem.NONE);

        // when
        inTransaction(() -> close.work(new CloseCorrespondenceWorker.Input(id)));

        // then
        assertThat(only().state()).isEqualTo(CorrespondenceState.BY_HAND);
    }

    @Test
    void shouldJoinRequestThatStaffNamed() {
        // given
        RequestId request = request();
        CorrespondenceId id = waitingForTriage();
        triage.decide(id, TriageDecision.Code.JOIN, requests.get(request).reference(), null, "olivia");
        assertThat(confirm(id, TriageDecision.Code.JOIN)).isEqualTo(TaskProblem.NONE);

        // when
        inTransaction(() -> joinRequest.work(new JoinRequestWorker.Input(id)));

        // then
        assertThat(only().request()).isEqualTo(request);
        assertThat(journal.of(request))
                .anySatisfy(event -> assertThat(event.actor()).isEqualTo("olivia"));
    }

    @Test
    void shouldRefuseToJoinNoRequest() {
        // given
        CorrespondenceId id = waitingForTriage();

        // then
        assertThatExceptionOfType(TriageRefused.class)
                .isThrownBy(() -> triage.decide(id, TriageDecision.Code.JOIN, "R-2026-999999", null, "olivia"));
    }

    @Test
    void shouldRefuseToOpenRequestOfNobody() {
        // given
        MAILBOX.receive(mail("", "my data").replace("<" + AMELIA + ">", "nobody"), RECEIVED);
        sweep.sweep();
        CorrespondenceId id = only().id();
        classify(only());

        // then
        assertThatExceptionOfType(TriageRefused.class)
                .isThrownBy(() -> triage.decide(id, TriageDecision.Code.OPEN_ACCESS, null, null, "olivia"));
    }

    @Test
    void shouldLogNeitherAddressNorText(CapturedOutput output) {
        // given
        MAILBOX.receive(mail("", "canary-of-the-text"), RECEIVED);
        messages.fail(true);
        sweep.sweep();
        messages.fail(false);

        // when
        sweep.sweep();

        // then
        assertTold(only());
        assertThat(output.getAll()).doesNotContain("canary-of-the-text", "amelia", "Amelia", subject);
    }

    private interface Headers {
        String about(RequestId request);
    }

    private void assertSuggested(RequestId request, Headers headers) {
        // given
        MAILBOX.receive(mail(headers.about(request), "Thanks."), RECEIVED);
        sweep.sweep();

        // when
        ClassifyEmailWorker.Output output = classify(only());

        // then
        assertThat(output.threaded()).isFalse();
        assertThat(only().suggestedRequest()).isEqualTo(request);
    }

    private CorrespondenceId waitingForTriage() {
        MAILBOX.receive(mail("", "I have a question about GDPR and what you do."), RECEIVED);
        sweep.sweep();
        assertThat(classify(only()).classification()).isEqualTo(Classification.UNSURE);
        return only().id();
    }

    private RequestId request() {
        return inTransaction(() -> requests.open(new OpenRequest(
                        UUID.randomUUID(), Right.ACCESS, RECEIVED, "Amelia", AMELIA, true))
                .id());
    }

    /** Headers that answer a letter of ours about the request. */
    private String answering(RequestId request, String recipient) {
        UUID letter = inTransaction(() -> outgoing.queue(new OutgoingMessage(
                request, "acknowledgement", "a:" + request, recipient, "s", "t", List.of(), MailThread.NONE, true)));
        String messageId = outgoing.of(request).stream()
                .filter(mail -> mail.id().equals(letter))
                .findFirst()
                .orElseThrow()
                .messageId();
        return "In-Reply-To: " + messageId + "\r\nReferences: <other@example.org> " + messageId + "\r\n";
    }

    private String mail(String headers, String text) {
        return headers + "From: Amelia Hart <" + AMELIA + ">\r\nTo: " + Mailbox.ADDRESS + "\r\nMessage-ID: <"
                + UUID.randomUUID() + "@example.org>\r\nSubject: " + subject
                + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
    }

    private ClassifyEmailWorker.Output classify(Correspondence message) {
        return inTransaction(() -> classify.work(new ClassifyEmailWorker.Input(message.id())));
    }

    private void open(Correspondence message) {
        inTransaction(() -> openRequest.work(new OpenRequestWorker.Input(message.id())));
    }

    private TaskProblem confirm(CorrespondenceId id, TriageDecision.Code code) {
        return inTransaction(() -> confirmTriage.work(new ConfirmTriageWorker.Input(id, code)))
                .taskProblem();
    }

    private void assertTold(Correspondence message) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(messages.of(message.id().toString()))
                        .containsExactly(new RecordedMessages.Published(
                                "Msg_EmailReceived",
                                message.id().toString(),
                                "EmailReceived[correspondenceId=" + message.id() + "]")));
    }

    private Correspondence only() {
        assertThat(ours()).hasSize(1);
        return ours().getFirst();
    }

    private List<Correspondence> ours() {
        return correspondences.newest().reversed().stream()
                .filter(message -> subject.equals(message.subject()))
                .toList();
    }

    private long count() {
        return jdbc.sql("select count(*) from correspondence").query(Long.class).single();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

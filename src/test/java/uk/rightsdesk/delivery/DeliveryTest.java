package uk.rightsdesk.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.RequestEvent;
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
            "rightsdesk.mail.address=hello@customer-first.example",
            "rightsdesk.mail.name=Customer First Group",
            "rightsdesk.mail.imap.enabled=false",
            "rightsdesk.outbox.first-pause=50ms"
        })
@ExtendWith(OutputCaptureExtension.class)
class DeliveryTest {

    private static final ScriptedSmtp SMTP = new ScriptedSmtp();
    private static final String RECIPIENT = "amelia.hart@example.org";

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private OutgoingMessageStore store;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private DeliverResponseWorker deliverResponse;

    @Autowired
    private ConfirmDeliveryWorker confirmDelivery;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestJournal journal;

    @Autowired
    private RecordedMessages messages;

    @Autowired
    private TransactionTemplate transaction;

    private RequestId request = RequestId.random();

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", SMTP::port);
    }

    @BeforeAll
    static void start() {
        SMTP.start();
    }

    @AfterAll
    static void stop() {
        SMTP.stop();
    }

    @BeforeEach
    void open() {
        SMTP.forget();
        request = inTransaction(() -> requests.open(new OpenRequest(
                        UUID.randomUUID(), Right.ACCESS, Instant.now(), "Amelia", RECIPIENT, true))
                .id());
    }

    @Test
    void shouldSendTheStoredBytes() {
        // when
        UUID id = queue(message("ack"));

        // then
        await().until(() -> stateOf(id) == SentMail.State.SENT);
        assertThat(SMTP.taken()).containsExactly(stored(id));
        assertThat(SMTP.taken().getFirst())
                .contains("From: Customer First Group <hello@customer-first.example>")
                .contains("To: amelia.hart@example.org")
                .contains("Auto-Submitted: auto-replied")
                .contains("In-Reply-To: <two@example.org>")
                .contains("References: <one@example.org>\r\n <two@example.org>")
                .contains("Content-Disposition: attachment; filename=letter.pdf");
        assertThat(events()).contains(EventType.MESSAGE_SENT);
    }

    @Test
    void shouldSendNothingOfTransactionRolledBack() {
        // when
        transaction.executeWithoutResult(status -> {
            outgoing.queue(message("rolled-back"));
            status.setRollbackOnly();
        });
        UUID after = queue(message("after"));

        // then
        await().until(() -> stateOf(after) == SentMail.State.SENT);
        assertThat(SMTP.taken()).hasSize(1);
    }

    @Test
    void shouldMakeOneEmailOfOneBusinessKey() {
        // when
        UUID first = queue(message("twice"));
        UUID second = queue(message("twice"));

        // then
        await().until(() -> stateOf(first) == SentMail.State.SENT);
        assertThat(second).isEqualTo(first);
        assertThat(SMTP.taken()).hasSize(1);
    }

    @Test
    void shouldSendOnceServerIsBack() {
        // given
        SMTP.stop();
        UUID id = queue(message("server-away"));
        await().pollDelay(Duration.ofMillis(500)).until(() -> stateOf(id) == SentMail.State.QUEUED);

        // when
        SMTP.start();

        // then
        await().until(() -> stateOf(id) == SentMail.State.SENT);
        assertThat(SMTP.taken()).containsExactly(stored(id));
    }

    @Test
    void shouldSendSameBytesAgainWhenAnswerWasLost() {
        // given
        SMTP.answer(".", ScriptedSmtp.HANG_UP);
        UUID id = queue(message("answer-lost"));
        await().until(() -> SMTP.taken().size() > 1);

        // when
        SMTP.answer(".", "250 taken");

        // then
        await().until(() -> stateOf(id) == SentMail.State.SENT);
        assertThat(SMTP.taken()).containsOnly(stored(id));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,451 try later",
        "RCPT,452 mailbox full",
        "MAIL,550 we do not like you",
        "DATA,421 closing",
        ".,451 greylisted"
    })
    void shouldTryAgainWhatMayPass(String command, String reply) {
        // given
        SMTP.answer(command, reply);
        UUID id = queue(message("may-pass-" + command + reply.substring(0, 3)));
        await().pollDelay(Duration.ofMillis(400)).until(() -> stateOf(id) == SentMail.State.QUEUED);

        // when
        SMTP.forget();

        // then
        await().until(() -> stateOf(id) == SentMail.State.SENT);
    }

    @ParameterizedTest
    @CsvSource({"RCPT,550 no such user,smtp-550", ".,554 refused,smtp-554"})
    void shouldTellProcessOfRefusalForGood(String command, String reply, String code) {
        // given
        SMTP.answer(command, reply);

        // when
        DeliveryId delivery = deliver("refused-" + code);

        // then
        await().untilAsserted(() -> assertThat(messages.of(delivery.toString()))
                .containsExactly(new RecordedMessages.Published(
                        "Msg_DeliveryDone", delivery.toString(), "DeliveryDone[deliveryOutcome=FAILED]")));
        assertThat(outgoing.of(request)).singleElement().satisfies(mail -> {
            assertThat(mail.state()).isEqualTo(SentMail.State.FAILED);
            assertThat(mail.failureCode()).isEqualTo(code);
        });
        assertThat(events()).contains(EventType.MESSAGE_FAILED);
    }

    @Test
    void shouldTellProcessOfDeliverySent() {
        // when
        DeliveryId delivery = deliver("sent");

        // then
        await().untilAsserted(() -> assertThat(messages.of(delivery.toString()))
                .extracting(RecordedMessages.Published::variables)
                .containsExactly("DeliveryDone[deliveryOutcome=SENT]"));
    }

    @Test
    void shouldSendSameEmailAgainAsDeliveryOfItsOwn() {
        // given
        SMTP.answer("RCPT", "550 no such user");
        DeliveryId failed = deliver("retried");
        await().until(() -> deliveries.get(failed).outcome() == DeliveryOutcome.FAILED);
        SMTP.forget();

        // when
        deliveries.resolve(failed, DeliveryDecision.Code.RETRY, "It works now", "olivia");
        ConfirmDeliveryWorker.Output output = confirm(failed, DeliveryDecision.Code.RETRY);
        work(output.deliveryId());

        // then
        assertThat(output.taskProblem()).isEqualTo(TaskProblem.NONE);
        assertThat(output.deliveryId()).isNotEqualTo(failed);
        await().until(() -> deliveries.get(output.deliveryId()).outcome() == DeliveryOutcome.SENT);
        assertThat(SMTP.taken()).containsExactly(stored(deliveries.get(failed).message()));
        assertThat(deliveries.of(request)).extracting(Delivery::attempt).containsExactly(1, 2);
    }

    @Test
    void shouldCloseFailedDeliveryThatWentByPost() {
        // given
        DeliveryId failed = failedDelivery("posted");

        // when
        deliveries.resolve(failed, DeliveryDecision.Code.RETRY, null, "olivia");
        deliveries.resolve(failed, DeliveryDecision.Code.POSTED, null, "olivia");
        ConfirmDeliveryWorker.Output output = confirm(failed, DeliveryDecision.Code.POSTED);

        // then
        assertThat(output).isEqualTo(new ConfirmDeliveryWorker.Output(TaskProblem.NONE, failed));
        assertThat(deliveries.get(failed).outcome()).isEqualTo(DeliveryOutcome.POSTED);
        assertThat(deliveries.toResolve(request)).isEmpty();
    }

    @Test
    void shouldOpenTaskAgainWhenNobodyConfirmed() {
        // given
        DeliveryId failed = failedDelivery("unconfirmed");

        // then
        assertThat(confirm(failed, DeliveryDecision.Code.RETRY).taskProblem())
                .isEqualTo(TaskProblem.CONFIRMATION_MISSING);
    }

    @Test
    void shouldOpenTaskAgainWhenFormContradicts() {
        // given
        DeliveryId failed = failedDelivery("contradicted");
        deliveries.resolve(failed, DeliveryDecision.Code.POSTED, null, "olivia");

        // then
        assertThat(confirm(failed, DeliveryDecision.Code.RETRY).taskProblem())
                .isEqualTo(TaskProblem.CONFIRMATION_CONTRADICTS);
        assertThat(deliveries.get(failed).outcome()).isEqualTo(DeliveryOutcome.FAILED);
    }

    @Test
    void shouldNotResolveDeliveryUnderWay() {
        // given
        DeliveryId delivery = inTransaction(() -> deliveries.prepare(message("under-way")));

        // then
        assertThatIllegalStateException()
                .isThrownBy(() -> deliveries.resolve(delivery, DeliveryDecision.Code.RETRY, null, "olivia"));
    }

    @Test
    void shouldGiveLetterForPrinting() {
        // given
        DeliveryId delivery = inTransaction(() -> deliveries.prepare(message("printed")));

        // then
        assertThat(deliveries.letter(delivery)).asString(StandardCharsets.UTF_8).isEqualTo("%PDF letter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org", "nobody", ""})
    void shouldRefuseWhatIsNotOneRecipientWithoutQuotingIt(String recipient) {
        // given
        OutgoingMessage message = new OutgoingMessage(
                request, "ack", "ack:bad", recipient, "s", "t", List.of(), MailThread.NONE, false);

        // then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue(message))
                .withMessage("recipient of ack:bad is not one email address");
    }

    @Test
    void shouldKeepInjectedHeaderOutOfSubject() {
        // when
        UUID id = queue(new OutgoingMessage(
                request,
                "ack",
                "injected:" + request,
                RECIPIENT,
                "hello\r\nBcc: victim@example.org",
                "t",
                List.of(),
                MailThread.NONE,
                false));

        // then
        assertThat(stored(id))
                .contains("Subject: hello Bcc: victim@example.org")
                .doesNotContain("\nBcc:")
                .doesNotContain("Auto-Submitted");
    }

    @Test
    void shouldLogNeitherAddressNorText(CapturedOutput output) {
        // given
        SMTP.answer("RCPT", "550 amelia.hart@example.org is unknown here");

        // when
        UUID id = queue(message("logged"));

        // then
        await().until(() -> stateOf(id) == SentMail.State.FAILED);
        assertThat(output.getAll()).contains("send-email").doesNotContain("amelia", "Your letter");
    }

    private DeliveryId failedDelivery(String occasion) {
        SMTP.answer("RCPT", "550 no such user");
        DeliveryId failed = deliver(occasion);
        await().until(() -> deliveries.get(failed).outcome() == DeliveryOutcome.FAILED);
        return failed;
    }

    private DeliveryId deliver(String occasion) {
        DeliveryId delivery = inTransaction(() -> deliveries.prepare(message(occasion)));
        work(delivery);
        return delivery;
    }

    private void work(DeliveryId delivery) {
        inTransaction(() -> deliverResponse.work(new DeliverResponseWorker.Input(request, delivery)));
    }

    private ConfirmDeliveryWorker.Output confirm(DeliveryId delivery, DeliveryDecision.Code code) {
        return inTransaction(
                () -> confirmDelivery.work(new ConfirmDeliveryWorker.Input(request, delivery, code)));
    }

    private UUID queue(OutgoingMessage message) {
        return inTransaction(() -> outgoing.queue(message));
    }

    private OutgoingMessage message(String occasion) {
        return new OutgoingMessage(
                request,
                "acknowledgement",
                occasion + ":" + request,
                RECIPIENT,
                "Your letter",
                "Dear Amelia\n.\nGoodbye",
                List.of(new OutgoingMessage.Attachment(
                        "letter.pdf", "application/pdf", "%PDF letter".getBytes(StandardCharsets.UTF_8))),
                MailThread.answering("<two@example.org>", List.of("<one@example.org>")),
                true);
    }

    private SentMail.State stateOf(UUID id) {
        return store.get(id).state();
    }

    private String stored(UUID id) {
        return new String(store.mail(id).mime(), StandardCharsets.ISO_8859_1);
    }

    private List<EventType> events() {
        return journal.of(request).stream().map(RequestEvent::type).toList();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

package uk.rightsdesk.delivery;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** A request whose letters go to a mail server that answers as told. */
@SpringBootTest(
        classes = MailWiring.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "rightsdesk.mail.address=hello@customer-first.example",
            "rightsdesk.mail.name=Customer First Group",
            "rightsdesk.mail.token-keys=a-token-key-of-the-tests-0123",
            "rightsdesk.mail.imap.enabled=false",
            "rightsdesk.outbox.first-pause=50ms"
        })
@ExtendWith(OutputCaptureExtension.class)
abstract class DeliveryFixture {

    static final ScriptedSmtp SMTP = new ScriptedSmtp();
    private static final AtomicLong ELEMENT_INSTANCES = new AtomicLong();

    static final String RECIPIENT = "amelia.hart@example.org";

    @Autowired
    OutgoingMail outgoing;

    @Autowired
    OutgoingMessageStore store;

    @Autowired
    ReplyTokens tokens;

    @Autowired
    Deliveries deliveries;

    @Autowired
    DeliverResponseWorker deliverResponse;

    @Autowired
    ConfirmDeliveryWorker confirmDelivery;

    @Autowired
    Requests requests;

    @Autowired
    RequestJournal journal;

    @Autowired
    RecordedMessages messages;

    @Autowired
    TransactionTemplate transaction;

    RequestId request = RequestId.random();

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
        request = inTransaction(() -> requests.open(
                        new OpenRequest(UUID.randomUUID(), Right.ACCESS, Instant.now(), "Amelia", RECIPIENT, true))
                .id());
    }

    DeliveryId failedDelivery(String occasion) {
        SMTP.answer("RCPT", "550 no such user");
        DeliveryId failed = deliver(occasion);
        await().until(() -> deliveries.get(failed).outcome() == DeliveryOutcome.FAILED);
        return failed;
    }

    DeliveryId deliver(String occasion) {
        DeliveryId delivery = inTransaction(() -> deliveries.prepare(message(occasion)));
        work(delivery);
        return delivery;
    }

    void work(DeliveryId delivery) {
        inTransaction(() -> deliverResponse.work(new DeliverResponseWorker.Input(
                request, delivery, new JobContext("test", 1, ELEMENT_INSTANCES.incrementAndGet()))));
    }

    ConfirmDeliveryWorker.Output confirm(DeliveryId delivery, DeliveryDecision.Code code) {
        return inTransaction(() -> confirmDelivery.work(new ConfirmDeliveryWorker.Input(request, delivery, code)));
    }

    UUID queue(OutgoingMessage message) {
        return inTransaction(() -> outgoing.queue(message));
    }

    OutgoingMessage message(String occasion) {
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

    SentMail.State stateOf(UUID id) {
        return store.get(id).state();
    }

    String stored(UUID id) {
        return new String(store.mail(id).mime(), StandardCharsets.ISO_8859_1);
    }

    List<EventType> events() {
        return journal.of(request).stream().map(RequestEvent::type).toList();
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

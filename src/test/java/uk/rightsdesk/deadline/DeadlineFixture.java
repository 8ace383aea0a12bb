package uk.rightsdesk.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/** A request received on Monday 2 March 2026 at 10:00, due by Thursday 2 April, bound to a process instance. */
@SpringBootTest(
        classes = DeadlineWiring.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1",
            "rightsdesk.mail.address=hello@customer-first.example",
            "rightsdesk.notices.officers=officers@customer-first.example",
            "rightsdesk.notices.reviewers=reviewers@customer-first.example",
            "rightsdesk.notices.privacy-lead=lead@customer-first.example",
            "rightsdesk.notices.operations=operations@customer-first.example",
            "rightsdesk.outbox.first-pause=50ms"
        })
abstract class DeadlineFixture {

    private static final AtomicLong INSTANCES = new AtomicLong(100);

    @Autowired
    DeadlineWatch watch;

    @Autowired
    Requests requests;

    @Autowired
    RequestJournal journal;

    @Autowired
    OutgoingMail outgoing;

    @Autowired
    RecordedMessages messages;

    @Autowired
    DeadlineWiring.MovedClock clock;

    @Autowired
    DeadlineWiring.EngineInTest engine;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    RequestId id = RequestId.random();
    long instance;

    @BeforeEach
    void open() {
        clock.moveTo("2026-03-02T10:00:00Z");
        id = open("2026-03-02T10:00:00Z");
        instance = bind(id);
    }

    RequestId open(String receivedAt) {
        return inTransaction(() -> requests.open(new OpenRequest(
                        UUID.randomUUID(),
                        Right.ACCESS,
                        Instant.parse(receivedAt),
                        "Amelia",
                        "amelia.hart@example.org",
                        true))
                .id());
    }

    long bind(RequestId request) {
        long key = INSTANCES.incrementAndGet();
        inTransaction(() -> requests.bind(request, "test", key));
        return key;
    }

    Request request() {
        return requests.get(id);
    }

    void happened(String at, EventType type) {
        clock.moveTo(at);
        transaction.executeWithoutResult(
                status -> journal.record(id, type, Instant.parse(at), RequestJournal.SYSTEM, Map.of()));
    }

    /** As the process does with what the ladder says. */
    NextRung climb(Rung rung, @Nullable NoticeRole role, @Nullable Integer nextDaysLeft) {
        return inTransaction(() ->
                watch.climb(id, rung, role, nextDaysLeft, UUID.randomUUID().toString()));
    }

    List<String> events() {
        return journal.of(id).stream()
                .filter(event -> event.type() == EventType.REMINDER
                        || event.type() == EventType.REMINDER_SKIPPED
                        || event.type() == EventType.OVERDUE)
                .map(DeadlineFixture::text)
                .toList();
    }

    private static String text(RequestEvent event) {
        return event.type().code() + " " + event.details().get("rung") + " "
                + event.details().get("dueOn");
    }

    /** Recipient and subject of the notices about the request, oldest first. */
    List<String> notices() {
        return outgoing.of(id).stream()
                .filter(mail -> mail.purpose().equals("staff-notice"))
                .map(mail -> mail.recipient() + " " + mail.subject())
                .toList();
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

package uk.rightsdesk.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.Opened;
import uk.rightsdesk.vault.Vault;

/** An access request received on Monday 2 November 2026, due on 2 December; today is 9 November. */
@SpringBootTest(
        classes = LifecycleWiring.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1",
            "rightsdesk.mail.address=hello@customer-first.example",
            "rightsdesk.mail.imap.enabled=false"
        })
abstract class LifecycleFixture {

    static final LocalDate RECEIVED = LocalDate.of(2026, 11, 2);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 9);
    static final String OLIVIA = "olivia";
    static final String RAVI = "ravi";

    @Autowired
    MovableClock clock;

    @Autowired
    Requests requests;

    @Autowired
    RequestDeadlines deadlines;

    @Autowired
    RequestJournal journal;

    @Autowired
    Decisions decisions;

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

    RequestId request = RequestId.random();

    @BeforeEach
    void open() {
        clock.moveTo(RECEIVED);
        request = inTransaction(() -> requests.open(new OpenRequest(
                        UUID.randomUUID(), Right.ACCESS, clock.instant(), "Amelia", "amelia.hart@example.org", true))
                .id());
        clock.moveTo(TODAY);
    }

    /** The review of one person, confirmed by the process. */
    void reviewed(String code, Particulars said) {
        decisions.decide(request, DecisionKind.REVIEW, code, said, OLIVIA);
        assertThat(confirm(DecisionKind.REVIEW, code)).isEqualTo(TaskProblem.NONE);
    }

    /** The agreement of another, confirmed by the process. */
    void agreed() {
        decisions.decide(request, DecisionKind.APPROVAL, "approve", (String) null, RAVI);
        assertThat(confirm(DecisionKind.APPROVAL, "approve")).isEqualTo(TaskProblem.NONE);
    }

    TaskProblem confirm(DecisionKind kind, String code) {
        return inTransaction(() -> decisions.confirm(request, kind, code)).problem();
    }

    /** A job of its own. */
    static JobContext job(long key) {
        return new JobContext("test", 1, key);
    }

    List<EventType> events() {
        return journal.of(request).stream().map(RequestEvent::type).toList();
    }

    List<String> lettersSent() {
        return outgoing.of(request).stream().map(SentMail::purpose).toList();
    }

    /** The text of the only letter of this purpose. */
    String letter(String purpose) {
        return Opened.letter(jdbc, vault, request.value(), purpose);
    }

    List<String> told() {
        return messages.of(request.toString()).stream()
                .map(RecordedMessages.Published::name)
                .toList();
    }

    Instant morningOf(LocalDate day) {
        return OfficeHours.morningOf(day);
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}

package uk.rightsdesk.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import uk.rightsdesk.datamap.TestSystem;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.access.CollectedData;
import uk.rightsdesk.vault.Opened;
import uk.rightsdesk.vault.Vault;

/**
 * A right worked on the sample system of record: real databases, real letters, real pages; no engine. Received on
 * Monday 2 November 2026; today is 9 November.
 */
@SpringBootTest(
        classes = SampleWiring.class,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1",
            "management.server.port=-1",
            "rightsdesk.engine.cluster-id=test",
            // not those of a desk that was run by hand in this folder
            "rightsdesk.audit.checkpoints=target/no-checkpoints",
            "rightsdesk.mail.address=hello@customer-first.example",
            "rightsdesk.mail.imap.enabled=false",
            "rightsdesk.audit.sealing=false",
            "rightsdesk.vault.master-key=test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "rightsdesk.desk.base-url=https://desk.example",
            "rightsdesk.desk.frame-ancestor=https://tasklist.example",
            "rightsdesk.datamap.systems.customer-experience.username=rightsdesk_reader",
            "rightsdesk.datamap.systems.customer-experience.password=reader-pass",
            "rightsdesk.datamap.systems.customer-experience.writer.username=rightsdesk_writer",
            "rightsdesk.datamap.systems.customer-experience.writer.password=writer-pass"
        })
public abstract class SampleFixture {

    protected static final String SYSTEM = "customer-experience";
    protected static final String OLIVIA = "olivia";
    protected static final String RAVI = "ravi";
    protected static final LocalDate TODAY = LocalDate.of(2026, 11, 9);

    private static final String DATABASE = TestSystem.copy();
    private static long jobs = 1;

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected Requests requests;

    @Autowired
    protected CollectedData collected;

    @Autowired
    protected RequestJournal journal;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private RecordedMessages messages;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Vault vault;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private WebApplicationContext web;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add("rightsdesk.datamap.systems.customer-experience.url", () -> TestSystem.url(DATABASE));
    }

    @BeforeEach
    void today() {
        clock.moveTo(TODAY);
    }

    /** A request of whoever wrote from this address, searched for as its process does. */
    protected Request open(Right right, String address) {
        clock.moveTo(LocalDate.of(2026, 11, 2));
        Request opened = inTransaction(() ->
                requests.open(new OpenRequest(UUID.randomUUID(), right, clock.instant(), "Amelia", address, true)));
        clock.moveTo(TODAY);
        inTransaction(() -> collected.collect(opened));
        return opened;
    }

    /** The review is ready and lies with the second person. */
    protected void passedOn(RequestId request) {
        decided(request, DecisionKind.REVIEW, "ready", OLIVIA);
    }

    protected void agreed(RequestId request) {
        passedOn(request);
        decided(request, DecisionKind.APPROVAL, "approve", RAVI);
    }

    private void decided(RequestId request, DecisionKind kind, String code, String staff) {
        decisions.decide(request, kind, code, (String) null, staff);
        inTransaction(() -> decisions.confirm(request, kind, code));
    }

    /** One execution of a task. */
    protected static JobContext job() {
        return new JobContext("test", 1, jobs++);
    }

    protected <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    protected List<EventType> events(RequestId request) {
        return journal.of(request).stream().map(RequestEvent::type).toList();
    }

    /** The engine is told these, and nothing else, of the request. */
    protected void told(RequestId request, String... names) {
        await().untilAsserted(() -> assertThat(messages.of(request.toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactlyInAnyOrder(names));
    }

    /** Every row of every table of the sample, as text that begins with its table. */
    protected static List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = TestSystem.owner(DATABASE).getConnection();
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var names = statement.executeQuery(
                    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (var found =
                        statement.executeQuery("select '" + table + " ' || r::text from " + table + " r order by 1")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    /** The rows that are there now and were not before; an unchanged number of rows besides. */
    protected static List<String> changedSince(List<String> before) throws SQLException {
        List<String> now = rows();
        assertThat(now).hasSameSizeAs(before);
        now.removeAll(before);
        return now;
    }

    /** What a query of the sample's owner gives, as text. */
    protected static String held(String sql) throws SQLException {
        try (var connection = TestSystem.owner(DATABASE).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return String.valueOf(row.getString(1));
        }
    }

    /** The text of the only letter of this purpose, and to whom it goes. */
    protected String letter(RequestId request, String purpose) {
        byte[] mime = Opened.email(jdbc, vault, request.value(), purpose);
        try {
            MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(mime));
            return "To: " + mail.getHeader("To", ",") + " " + text(mail.getContent());
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError("the letter cannot be read", unreadable);
        }
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            BodyPart first = parts.getBodyPart(0);
            return text(first.getContent());
        }
        return content.toString().replaceAll("\\s+", " ");
    }

    protected String page(String url) throws Exception {
        MockHttpServletResponse response = asked(url);
        assertThat(response.getStatus()).as(url).isEqualTo(200);
        return response.getContentAsString();
    }

    protected MockHttpServletResponse asked(String url) throws Exception {
        return MockMvcBuilders.webAppContextSetup(web)
                .apply(springSecurity())
                .build()
                .perform(get(URI.create(url)).with(user(OLIVIA).roles("OFFICER")))
                .andReturn()
                .getResponse();
    }

    /** @return what the page says was wrong with it; empty where nothing was */
    protected String posted(String url, Map<String, String> fields) throws Exception {
        var post = post(URI.create(url)).with(csrf()).with(user(OLIVIA).roles("OFFICER"));
        fields.forEach(post::param);
        var result = MockMvcBuilders.webAppContextSetup(web)
                .apply(springSecurity())
                .build()
                .perform(post)
                .andReturn();
        assertThat(result.getResponse().getStatus()).as(url).isEqualTo(302);
        return Objects.requireNonNullElse(result.getFlashMap().get("problem"), "")
                .toString();
    }
}

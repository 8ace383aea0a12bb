package uk.rightsdesk.desk;

import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.ScriptedSmtp;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.notice.NoticeChange;
import uk.rightsdesk.notice.NoticeChanges;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.sample.SampleSystemOfRecord;
import uk.rightsdesk.vault.Vault;

/** The desk with real databases and a mail server that answers as told; workers are called as the engine would. */
@SpringBootTest(
        classes = DeskWiring.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "server.address=127.0.0.1",
            "management.server.port=-1",
            "rightsdesk.engine.cluster-id=test",
            "rightsdesk.mail.address=hello@customer-first.example",
            "rightsdesk.mail.imap.enabled=false",
            "rightsdesk.mail.token-keys=a-token-key-of-the-tests-0123",
            "rightsdesk.outbox.first-pause=50ms",
            "rightsdesk.desk.staff-address=officers@customer-first.example",
            "rightsdesk.desk.base-url=https://desk.example",
            "rightsdesk.desk.frame-ancestor=https://tasklist.example",
            "rightsdesk.desk.staff.olivia.password={noop}olivia-pass",
            "rightsdesk.desk.staff.olivia.roles=OFFICER",
            "rightsdesk.desk.staff.ravi.password={noop}ravi-pass",
            "rightsdesk.desk.staff.ravi.roles=REVIEWER",
            "rightsdesk.mailers.passwords.newsletter={noop}newsletter-pass",
            "rightsdesk.datamap.systems.customer-experience.username=rightsdesk_reader",
            "rightsdesk.datamap.systems.customer-experience.password=reader-pass"
        })
@ExtendWith(OutputCaptureExtension.class)
public abstract class DeskFixture {

    protected static final ScriptedSmtp SMTP = new ScriptedSmtp();

    /** A system of record for the tests of one class only, which sets it at first and empties it at last. */
    protected static String ownSystem = "";

    private static final AtomicLong ELEMENT_INSTANCES = new AtomicLong();
    private static final Pattern LINK = Pattern.compile("https://desk\\.example/d/([A-Za-z0-9_-]{43})\\b");
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{4} \\d{4})\\s*$");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private List<Worker<?, ?>> workers;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    protected Requests requests;

    @Autowired
    protected RequestJournal journal;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Vault vault;

    @Autowired
    protected MovableClock clock;

    protected MockMvc web;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", SMTP::port);
        registry.add(
                "rightsdesk.datamap.systems.customer-experience.url",
                () -> ownSystem.isEmpty() ? DeskWiring.sampleUrl() : ownSystem);
    }

    @BeforeAll
    static void startMail() {
        SMTP.start();
    }

    @AfterAll
    static void stopMail() {
        SMTP.stop();
    }

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        SMTP.forget();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    protected static RequestPostProcessor officer() {
        return user("olivia").roles("OFFICER");
    }

    protected static RequestPostProcessor reviewer() {
        return user("ravi").roles("REVIEWER");
    }

    protected static RequestPostProcessor analyst() {
        return user("ana").roles("ANALYST");
    }

    /** An access request of the first person of the sample. */
    protected Request opened() {
        return opened(Right.ACCESS);
    }

    /** A request of the first person of the sample for another right. */
    protected Request opened(Right right) {
        return inTransaction(() -> requests.open(new OpenRequest(
                UUID.randomUUID(), right, clock.instant(), "Amelia Hart", SampleSystemOfRecord.AMELIA, true)));
    }

    /** The same with its data collected and its answer prepared. */
    protected Request prepared() {
        Request request = opened();
        Map<String, Object> id = Map.of("requestId", request.id().toString());
        work("collect-personal-data", id);
        work("prepare-access-response", id);
        return request;
    }

    /** The change of the notice that is under way, begun by olivia where there is none: one is at a time. */
    protected String noticeChange(NoticeChanges notices) {
        return notices.all().stream()
                .filter(change -> change.state() == NoticeChange.State.DRAFTING)
                .map(change -> change.id().toString())
                .findFirst()
                .orElseGet(() -> notices.begin(
                                StatutoryClock.dateOf(clock.instant()).plusDays(40), "olivia")
                        .toString());
    }

    protected String delivery(Request request) {
        return jdbc.sql("select id::text from delivery where request_id = ? order by attempt desc limit 1")
                .param(request.id().value())
                .query(String.class)
                .single();
    }

    protected void deliver(Request request) {
        work("deliver-response", Map.of("requestId", request.id().toString(), "deliveryId", delivery(request)));
    }

    /** The same with link and code in the requester's mailbox. */
    protected Link announced() {
        Request request = prepared();
        deliver(request);
        return awaitLink(request, 2);
    }

    /** What a requester holds. */
    public record Link(Request request, String token, String code) {

        public String path() {
            return "/d/" + token;
        }

        /** A code that is not this one. */
        public String wrongCode() {
            return code.startsWith("0000") ? "1111 1111" : "0000 0000";
        }
    }

    /** The newest link and code once so many emails have arrived. */
    protected Link awaitLink(Request request, int emails) {
        await().until(() -> SMTP.taken().size() >= emails);
        List<String> texts = texts();
        return new Link(request, newest(LINK, texts), newest(CODE, texts));
    }

    protected String newest(Pattern pattern, List<String> texts) {
        return texts.reversed().stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** The emails that arrived, as people read them. */
    protected List<String> texts() {
        return SMTP.taken().stream().map(DeskFixture::text).toList();
    }

    private static String text(String mime) {
        try {
            MimeMessage mail =
                    new MimeMessage(null, new ByteArrayInputStream(mime.getBytes(StandardCharsets.ISO_8859_1)));
            return mail.getSubject() + "\n" + mail.getContent();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    protected List<EventType> events(Request request) {
        return journal.of(request.id()).stream().map(RequestEvent::type).toList();
    }

    protected List<Map<String, String>> details(Request request, EventType type) {
        return journal.of(request.id()).stream()
                .filter(event -> event.type() == type)
                .map(RequestEvent::details)
                .toList();
    }

    /** Does a job in a transaction of its own, as the engine would have it done. */
    protected Map<String, Object> work(String jobType, Map<String, Object> variables) {
        Worker<?, ?> worker = workers.stream()
                .filter(each -> each.jobType().equals(jobType))
                .findFirst()
                .orElseThrow();
        Map<String, Object> all = new HashMap<>(variables);
        all.put(
                "job",
                Map.of(
                        "clusterId",
                        "test",
                        "processInstanceKey",
                        1,
                        "elementInstanceKey",
                        ELEMENT_INSTANCES.incrementAndGet()));
        return inTransaction(() -> work(worker, all));
    }

    private <I extends Record> Map<String, Object> work(Worker<I, ?> worker, Map<String, Object> variables) {
        @SuppressWarnings("unchecked")
        Class<I> input =
                (Class<I>) Objects.requireNonNull(ResolvableType.forClass(Worker.class, AopUtils.getTargetClass(worker))
                        .getGeneric(0)
                        .resolve());
        JsonMapper lenient = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return lenient.convertValue(worker.work(lenient.convertValue(variables, input)), new TypeReference<>() {});
    }

    protected <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

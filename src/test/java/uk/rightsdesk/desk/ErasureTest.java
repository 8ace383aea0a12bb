package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import uk.rightsdesk.audit.Signatures;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.rights.erasure.Erasures;
import uk.rightsdesk.rights.erasure.KeptRows;

/** An erasure from plan to receipt on a real system of record, the engine left out. */
@TestPropertySource(
        properties = {
            "rightsdesk.datamap.systems.customer-experience.writer.username=rightsdesk_writer",
            "rightsdesk.datamap.systems.customer-experience.writer.password=writer-pass"
        })
class ErasureTest extends DeskFixture {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger(880_000);

    @Autowired
    private Decisions decisions;

    @Autowired
    private Erasures erasures;

    @Autowired
    private KeptRows exceptions;

    @Autowired
    private OutgoingMail mail;

    @Autowired
    private Signatures signatures;

    @Autowired
    private RecordedMessages messages;

    private int account;
    private String address = "";
    private Request request;

    @BeforeEach
    void hold() throws SQLException {
        account = ACCOUNTS.incrementAndGet();
        address = "erase-" + account + "@example.org";
        sample("""
                insert into account (id, email, given_name, family_name, opened_at)
                    values (%d, '%s', 'Robert''); drop table account; --', 'Canary', now())""".formatted(account, address));
        sample("""
                insert into login (account_id, succeeded, method, ip_address, device, logged_in_at)
                    select %d, true, 'password', '203.0.113.9', 'phone', now() from generate_series(1, 3)""".formatted(account));
        sample("""
                insert into consent (account_id, purpose, granted, wording, given_through, recorded_at)
                    select %d, purpose, granted, wording, given_through, recorded_at from consent limit 1""".formatted(account));
        request = received(address);
    }

    @Test
    void shouldEraseWhatWasAgreedAndNobodyElsesData() throws Exception {
        // given
        String others = others();
        planned();
        String review = page("/tasks/review/" + request.id(), officer());
        assertThat(review).contains("Sign-ins", "a legal obligation", "By hand", "Record the ground on which");
        assertThat(counted("select count(*) from login where account_id = " + account))
                .isEqualTo(3);

        // when it is agreed to
        ready();
        assertThat(erasures.planned(request.id())).isPresent();
        agree();
        assertThat(job("announce-erasure")).containsOnlyKeys("waitUntil");
        Map<String, Object> done = job("execute-erasure");

        // then
        assertThat(done).isEqualTo(Map.of("erasureState", "DONE", "byHandNeeded", true));
        assertThat(counted("select count(*) from login where account_id = " + account))
                .isZero();
        assertThat(counted("select count(*) from account where email = '" + address + "'"))
                .isZero();
        assertThat(counted("select count(*) from consent where account_id = " + account))
                .isOne();
        assertThat(others()).isEqualTo(others);

        // and again, it is done once
        assertThat(job("execute-erasure")).isEqualTo(done);
        assertThat(details(request, EventType.ERASED)).hasSize(1);
    }

    @Test
    void shouldTellWhatWasDoneWithASignedReceiptThatNamesNoValue() throws Exception {
        // given
        planned();
        ready();
        agree();
        job("announce-erasure");
        job("execute-erasure");
        decisions.decide(
                request.id(),
                DecisionKind.ERASURE_BY_HAND,
                "erased-by-hand",
                "The office manager found no paper.",
                "olivia");
        inTransaction(() -> decisions.confirm(request.id(), DecisionKind.ERASURE_BY_HAND, "erased-by-hand"));

        // when
        job("prepare-erasure-outcome");

        // then
        String receipt = jdbc.sql("select receipt from erasure_plan where request_id = ?")
                .param(request.id().value())
                .query(String.class)
                .single();
        String signature = jdbc.sql("select signature from erasure_plan where request_id = ?")
                .param(request.id().value())
                .query(String.class)
                .single();
        assertThat(receipt)
                .contains("login", "DELETE", "LEGAL_OBLIGATION")
                .doesNotContain(address, "Canary", "203.0.113.9");
        assertThat(signature).isEqualTo(signatures.detached(receipt.getBytes(StandardCharsets.UTF_8)));
        assertThat(mail.of(request.id()))
                .extracting(SentMail::purpose)
                .contains("erasure-announcement", "erasure-outcome");
    }

    @Test
    void shouldAskForTheGroundBeforeASecondPersonMayBeAsked() throws Exception {
        planned();

        decide("/tasks/review/" + request.id() + "/decision", Map.of("code", "ready"));

        assertThat(decisions.pending(request.id(), DecisionKind.REVIEW)).isEmpty();
    }

    @Test
    void shouldEraseNothingThatIsOnHold() throws Exception {
        // given
        planned();
        ready();
        agree();
        job("announce-erasure");

        // when
        decide("/tasks/erasure/" + request.id(), Map.of("what", "hold", "reasons", "A claim is under way."));

        // then
        await().untilAsserted(() -> assertThat(messages.of(request.id().toString()))
                .extracting(RecordedMessages.Published::name)
                .contains("Msg_ErasureStopped"));
        assertThat(job("execute-erasure")).containsEntry("erasureState", "STOPPED");
        assertThat(counted("select count(*) from login where account_id = " + account))
                .isEqualTo(3);
        assertThat(erasures.missing(request.id())).anyMatch(step -> step.contains("on hold"));
        assertThat(page("/tasks/erasure/" + request.id(), officer()))
                .contains("Lift the hold", "A claim is under way.");
    }

    @Test
    void shouldEraseNothingNobodyAgreedTo() {
        planned();

        assertThatIllegalStateException().isThrownBy(() -> job("announce-erasure"));
        assertThatIllegalStateException().isThrownBy(() -> job("execute-erasure"));
    }

    @Test
    void shouldLetTheSamePersonsOpenAccessRequestGoFirst() {
        // given
        Request access = inTransaction(() -> requests.open(
                new OpenRequest(UUID.randomUUID(), Right.ACCESS, clock.instant(), "R Canary", address, true)));

        // then
        assertThat(job("find-open-access")).isEqualTo(Map.of("accessOpen", true));
        assertThat(details(request, EventType.ERASURE_WAITS)).containsExactly(Map.of("access", access.reference()));
        assertThat(job("find-open-access")).isEqualTo(Map.of("accessOpen", true));
        assertThat(mail.of(request.id())).extracting(SentMail::purpose).containsExactly("erasure-waits");
    }

    @Test
    void shouldKeepTheOneRowThatAnOfficerKeepsAndSayWhy() throws Exception {
        // given
        planned();
        String row = text("select min(id)::text from login where account_id = " + account);
        String rows = "/tasks/erasure/" + request.id() + "/rows/customer-experience/login";
        assertThat(page(rows, officer())).contains("Row " + row, "Device: phone");

        // when
        decide(rows, Map.of("what", "keep", "row", row, "ground", "legal-claims", "reasons", "A dispute about it."));
        ready();
        agree();
        job("announce-erasure");
        job("execute-erasure");

        // then
        assertThat(text("select string_agg(id::text, ' ') from login where account_id = " + account))
                .isEqualTo(row);
        assertThat(page("/tasks/erasure/" + request.id(), officer()))
                .contains("Rows kept by decision", "A dispute about it.", "legal claims");
    }

    @Test
    void shouldKeepNoRowOfSomebodyElseAndNoneOnceItIsAgreedTo() throws Exception {
        // given
        planned();
        String others = text("select min(id)::text from login where account_id <> " + account);
        String own = text("select min(id)::text from login where account_id = " + account);

        // then
        assertThatThrownBy(() -> keep(others)).hasMessageContaining("no such row");
        ready();
        assertThatThrownBy(() -> keep(own)).hasMessageContaining("second person");
        assertThat(exceptions.of(request.id())).isEmpty();
    }

    @Test
    void shouldEraseBothAccountsOfOneAddress() throws Exception {
        // given
        int second = ACCOUNTS.incrementAndGet();
        sample("""
                insert into account (id, email, given_name, family_name, opened_at)
                    values (%d, '%s', 'R', 'Canary', now())""".formatted(second, address.toUpperCase(Locale.ROOT)));
        planned();
        ready();
        agree();

        // when
        job("announce-erasure");
        job("execute-erasure");

        // then
        assertThat(counted("select count(*) from account where lower(email) = '" + address + "'"))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Party.class, names = "DATA_SUBJECT", mode = EnumSource.Mode.EXCLUDE)
    void shouldEraseTheDataOfWhomItIsAboutWhoeverWrites(Party party) throws Exception {
        // given an executor or a parent, with an account of their own
        String writer = "writer-" + account + "@example.net";
        int own = ACCOUNTS.incrementAndGet();
        sample("""
                insert into account (id, email, given_name, family_name, opened_at)
                    values (%d, '%s', 'W', 'Canary', now())""".formatted(own, writer));
        request = received(writer);
        inTransaction(() -> {
            requests.settle(request.id(), party, address, "W Canary", writer);
            return request;
        });
        planned();
        ready();
        agree();

        // when
        job("announce-erasure");
        job("execute-erasure");

        // then
        assertThat(counted("select count(*) from account where email = '" + address + "'"))
                .isZero();
        assertThat(counted("select count(*) from account where email = '" + writer + "'"))
                .isOne();
        assertThat(mail.of(request.id())).extracting(SentMail::recipient).containsOnly(writer);
    }

    @Test
    void shouldSayWhereNothingIsHeld() throws Exception {
        // given
        request = received("nobody-" + account + "@example.net");
        planned();
        ready();
        agree();

        // when
        job("announce-erasure");
        job("execute-erasure");
        job("prepare-erasure-outcome");

        // then
        assertThat(page("/tasks/review/" + request.id(), officer()))
                .contains("No personal data of this person is held.");
        assertThat(mail.of(request.id()))
                .extracting(SentMail::purpose)
                .contains("erasure-outcome")
                .doesNotContain("erasure-announcement");
    }

    private Request received(String from) {
        return inTransaction(() -> requests.open(
                new OpenRequest(UUID.randomUUID(), Right.ERASURE, clock.instant(), "R Canary", from, true)));
    }

    private void planned() {
        assertThat(job("plan-erasure")).isEmpty();
    }

    private void ready() throws Exception {
        decide(
                "/tasks/erasure/" + request.id(),
                Map.of("what", "ground", "ground", "consent-withdrawn", "reasons", "They closed their account."));
        decide("/tasks/review/" + request.id() + "/decision", Map.of("code", "ready"));
        inTransaction(() -> decisions.confirm(request.id(), DecisionKind.REVIEW, "ready"));
    }

    private void agree() {
        decisions.decide(request.id(), DecisionKind.APPROVAL, "approve", (String) null, "ravi");
        inTransaction(() -> decisions.confirm(request.id(), DecisionKind.APPROVAL, "approve"));
        clock.move(Duration.ofMinutes(1));
    }

    private void keep(String row) {
        exceptions.keep(request.id(), "customer-experience", "login", row, "legal-claims", "A dispute.", "olivia");
    }

    private Map<String, Object> job(String type) {
        return work(type, Map.of("requestId", request.id().toString()));
    }

    private void decide(String url, Map<String, String> fields) throws Exception {
        var form = post(url).with(officer()).with(csrf());
        fields.forEach(form::param);
        assertThat(web.perform(form).andReturn().getResponse().getStatus()).isEqualTo(302);
    }

    private String page(String url, RequestPostProcessor who) throws Exception {
        return web.perform(get(url).with(who)).andReturn().getResponse().getContentAsString();
    }

    /** What everybody else's rows are, as one sum. */
    private String others() throws SQLException {
        return text("""
                select concat(
                    (select sum(hashtextextended(t::text, 0)::numeric) from account t where id <> %1$d), ' ',
                    (select sum(hashtextextended(t::text, 0)::numeric) from login t where account_id <> %1$d), ' ',
                    (select sum(hashtextextended(t::text, 0)::numeric) from consent t where account_id <> %1$d), ' ',
                    (select sum(hashtextextended(t::text, 0)::numeric) from experience t where account_id <> %1$d))""".formatted(account));
    }

    private static long counted(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private static String text(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(DeskWiring.sampleUrl(), "postgres", "postgres");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void sample(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(DeskWiring.sampleUrl(), "postgres", "postgres")) {
            connection.createStatement().execute(statement);
        }
    }
}

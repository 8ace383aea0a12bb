package uk.rightsdesk.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import uk.rightsdesk.audit.AuditProperties;
import uk.rightsdesk.audit.AuditReport;
import uk.rightsdesk.audit.AuditVerification;
import uk.rightsdesk.desk.DeskFixture;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;

/** Closed requests leave the case store after their period, as the application's role, with real seals. */
class RequestRetentionTest extends DeskFixture {

    private static final Path CHECKPOINTS = checkpoints();
    private static final Duration YEAR = Duration.ofDays(366);
    private static int people;

    @Autowired
    private RequestRetention retention;

    @Autowired
    private RequestHolds requestHolds;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private MeterRegistry meters;

    private static Path checkpoints() {
        try {
            return Files.createTempDirectory("rightsdesk-retention").resolve("checkpoints");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void seals(DynamicPropertyRegistry registry) {
        registry.add("rightsdesk.audit.sealing", () -> "true");
        registry.add("rightsdesk.audit.interval", () -> "50ms");
        registry.add("rightsdesk.audit.checkpoints", CHECKPOINTS::toString);
    }

    /** Whoever has an open request has older ones kept: no test is to keep those of another. */
    @AfterEach
    void closeAll() {
        jdbc.sql("update request set outcome = 'WITHDRAWN', closed_at = now() where outcome is null")
                .update();
    }

    @Test
    void shouldDeleteAllOfARequestAfterItsPeriodAndLeaveATombstoneThatVerificationAccepts() {
        // given an answered request with letters, a download and a message it came by
        Link link = announced();
        Request request = link.request();
        message(request, request.correspondenceId());
        closed(request, Outcome.ANSWERED);
        assertThat(mentions(request.id()))
                .containsKeys("request", "element", "outgoing_message", "bundle", "content_key");
        assertThat(verified().findings()).isEmpty();

        // when the period has not ended
        clock.move(YEAR.multipliedBy(2));
        retention.work();

        // then
        assertThat(requests.find(request.id())).isPresent();

        // when it has
        clock.move(YEAR);
        retention.work();

        // then nothing but the tombstone names it
        assertThat(mentions(request.id()).keySet()).containsExactly("audit_tombstone");
        assertThat(count("correspondence where id = ?", request.correspondenceId()))
                .isZero();
        assertThat(count("content_key where owner_id in (?, ?)", request.id().value(), request.correspondenceId()))
                .isZero();
        assertThat(verified().findings()).isEmpty();
        assertThat(meters.counter("rightsdesk.retention.requests", "result", "request-answered")
                        .count())
                .isPositive();
    }

    @Test
    void shouldKeepWhatIsContestedForSixYears() {
        // given
        Request refused = someone(Right.ACCESS);
        Request complaint = someone(Right.COMPLAINT);
        Request complainedOf = someone(Right.ACCESS);
        about(complaint, complainedOf);
        closed(refused, Outcome.REFUSED);
        closed(complaint, Outcome.ANSWERED);
        closed(complainedOf, Outcome.ANSWERED);

        // when
        clock.move(YEAR.multipliedBy(5));
        sealed();
        retention.work();

        // then
        assertThat(List.of(refused, complaint, complainedOf)).allMatch(each -> isThere(each));

        // when
        clock.move(YEAR);
        retention.work();

        // then
        assertThat(List.of(refused, complaint, complainedOf)).noneMatch(each -> isThere(each));
        assertThat(reasons(refused)).containsExactly("request-contested");
        assertThat(verified().findings()).isEmpty();
    }

    @Test
    void shouldDeleteWhatASecondPersonHasAgreedTo() {
        // given an objection that nobody may change any more
        Request request = someone(Right.OBJECTION);
        jdbc.sql("""
                        insert into objection (request_id, purpose, outcome, balancing, decided_by, decided_at)
                        values (?, 'analytics', 'stop', sha256('x') || sha256('y'), 'olivia', now())""").param(request.id().value()).update();
        jdbc.sql("""
                        insert into decision (request_id, kind, code, decided_by, decided_at, confirmed_at)
                        values (?, 'APPROVAL', 'approve', 'ravi', now(), now())""").param(request.id().value()).update();
        assertThatThrownBy(() -> jdbc.sql("delete from objection where request_id = ?")
                        .param(request.id().value())
                        .update())
                .hasMessageContaining("second person");
        closed(request, Outcome.ANSWERED);

        // when
        clock.move(YEAR.multipliedBy(3));
        sealed();
        retention.work();

        // then
        assertThat(isThere(request)).isFalse();
    }

    @Test
    void shouldKeepWhatIsHeldComplainedOfRestrictedOrOfSomebodyWhoAsksForMore() {
        // given
        Request held = someone(Right.ACCESS);
        assertThat(requestHolds.hold(held.reference(), "The regulator asked for it.", "ravi"))
                .isTrue();
        Request complainedOf = someone(Right.ERASURE);
        Request openComplaint = someone(Right.COMPLAINT);
        about(openComplaint, complainedOf);
        Request restricted = someone(Right.RESTRICTION);
        jdbc.sql("""
                        insert into restriction (request_id, ground, granted, reasons, decided_by, decided_at, set_at)
                        values (?, 'legal-claims', true, sha256('x') || sha256('y'), 'olivia', now(), now())""").param(restricted.id().value()).update();
        Request earlier = of("later@example.org", Right.ACCESS);
        Request openNow = of("later@example.org", Right.ERASURE);
        List<Request> kept = List.of(held, complainedOf, restricted, earlier);
        kept.forEach(each -> closed(each, Outcome.ANSWERED));

        // when
        clock.move(YEAR.multipliedBy(7));
        sealed();
        retention.work();

        // then
        assertThat(kept).allMatch(each -> isThere(each));
        for (String reason : List.of("hold", "complaint", "restriction", "open-request")) {
            assertThat(meters.get("rightsdesk.retention.requests.held")
                            .tag("reason", reason)
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }

        // when nothing keeps them any more
        requestHolds.inForce().forEach(hold -> requestHolds.release(hold.id(), "ravi"));
        jdbc.sql("""
                        update restriction set ending_reasons = reasons, ending_by = 'olivia', ending_at = now(),
                            lifts_on = current_date, lifted_at = now() where request_id = ?""").param(restricted.id().value()).update();
        closed(openNow, Outcome.ANSWERED);
        closed(openComplaint, Outcome.ANSWERED);
        clock.move(YEAR.multipliedBy(7));
        sealed();
        retention.work();

        // then
        assertThat(kept).noneMatch(each -> isThere(each));
    }

    @Test
    void shouldLeaveTheMessageToASiblingRequest() {
        // given two requests of one message, of which one waits for a claim
        UUID correspondence = UUID.randomUUID();
        Request first = of("two@example.org", Right.ACCESS, correspondence);
        message(first, correspondence);
        Request second = of("two@example.org", Right.ERASURE, correspondence);
        closed(first, Outcome.ANSWERED);
        closed(second, Outcome.REFUSED);

        // when
        clock.move(YEAR.multipliedBy(3));
        sealed();
        retention.work();

        // then
        assertThat(isThere(first)).isFalse();
        assertThat(jdbc.sql("select request_id from correspondence where id = ?")
                        .param(correspondence)
                        .query(UUID.class)
                        .single())
                .isEqualTo(second.id().value());
    }

    @Test
    void shouldChangeNobodyElsesRows() {
        // given
        Link other = announced();
        Request gone = someone(Right.PORTABILITY);
        closed(gone, Outcome.WITHDRAWN);
        clock.move(YEAR.multipliedBy(3));
        sealed();
        Map<String, Long> before = mentions(other.request().id());
        String rows = checksum(other.request());

        // when
        retention.work();

        // then
        assertThat(isThere(gone)).isFalse();
        assertThat(mentions(other.request().id())).isEqualTo(before);
        assertThat(checksum(other.request())).isEqualTo(rows);
    }

    @Test
    void shouldLeaveARequestWholeWhenKilledInTheMiddleAndGoOnTheNextTime() throws Exception {
        // given the work stopped within a request, by a row that somebody else has in hand
        Request request = someone(Right.ACCESS);
        jdbc.sql("""
                        insert into decision (request_id, kind, code, decided_by, decided_at)
                        values (?, 'REVIEW', 'ready', 'olivia', now())""").param(request.id().value()).update();
        closed(request, Outcome.ANSWERED);
        clock.move(YEAR.multipliedBy(3));
        sealed();
        try (HikariDataSource superuser = superuser();
                var blocking = superuser.getConnection()) {
            blocking.setAutoCommit(false);
            blocking.createStatement()
                    .execute("select from decision where request_id = '" + request.id() + "' for update");
            CompletableFuture<Void> run = CompletableFuture.runAsync(retention::work);
            JdbcClient all = JdbcClient.create(superuser);
            await().until(() -> waiting(all) == 1);

            // when
            all.sql("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'""").query(Boolean.class).list();
            run.join();
        }

        // then
        assertThat(isThere(request)).isTrue();
        assertThat(events(request)).isNotEmpty();
        assertThat(verified().findings()).isEmpty();

        // when
        retention.work();

        // then
        assertThat(mentions(request.id()).keySet()).containsExactly("audit_tombstone");
        assertThat(verified().findings()).isEmpty();
    }

    @Test
    void shouldDeleteNothingWithoutATombstone() {
        Request request = someone(Right.ACCESS);

        assertThatThrownBy(() -> jdbc.sql("select retention_forget_request(?)")
                        .param(request.id().value())
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("tombstone");
        assertThatThrownBy(() -> jdbc.sql("select retention_delete('request', 'true')")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    /** A table that only mentions a request is decided about by a person; this names those that were. */
    @Test
    void shouldKnowEveryTableThatMentionsARequestWithoutBelongingToIt() {
        List<String> mentioning = jdbc.sql("""
                        select c.conrelid::regclass || '.' || a.attname from pg_constraint c
                            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
                        where c.contype = 'f' and c.confrelid = 'request'::regclass and not a.attnotnull order by 1""").query(String.class).list();

        assertThat(mentioning)
                .as("each of these is emptied when the request goes, unless retention_forget_request does otherwise")
                .containsExactly(
                        "breach.request_id",
                        "complaint.about_request_id",
                        "correspondence.request_id",
                        "correspondence.suggested_request_id",
                        "triage_decision.joins_request_id");
    }

    private Request someone(Right right) {
        return of("person-" + people++ + "@example.org", right);
    }

    private Request of(String address, Right right) {
        return of(address, right, UUID.randomUUID());
    }

    private Request of(String address, Right right, UUID correspondence) {
        return inTransaction(() ->
                requests.open(new OpenRequest(correspondence, right, clock.instant(), "Somebody", address, true)));
    }

    private void closed(Request request, Outcome outcome) {
        inTransaction(() -> {
            requests.close(request.id(), outcome);
            return request;
        });
        sealed();
    }

    private void sealed() {
        await().until(() -> count("audit_unsealed") == 0);
    }

    private void about(Request complaint, Request matter) {
        jdbc.sql("insert into complaint (request_id, about_request_id) values (?, ?)")
                .params(complaint.id().value(), matter.id().value())
                .update();
    }

    private void message(Request request, UUID id) {
        jdbc.sql("""
                        insert into correspondence (id, state, received_at, stored_at, fingerprint, request_id)
                        values (:id, 'opened', now(), now(), sha256(uuid_send(:id)), :request)""").param("id", id).param("request", request.id().value()).update();
        jdbc.sql("""
                        insert into correspondence_raw (correspondence_id, content, sha256, cut)
                        values (?, sha256('x'), sha256('x'), false)""").param(id).update();
        jdbc.sql(
                        "insert into mailbox_message (mailbox, uid_validity, uid, correspondence_id) values ('INBOX', 1, ?, ?)")
                .params(people++, id)
                .update();
        inTransaction(() -> vault.safeFor(uk.rightsdesk.vault.KeyOwner.message(id)));
    }

    private boolean isThere(Request request) {
        return requests.find(request.id()).isPresent();
    }

    private List<String> reasons(Request request) {
        return jdbc.sql("select reason from audit_tombstone where request_id = ?")
                .param(request.id().value())
                .query(String.class)
                .list();
    }

    private long count(String rows, Object... parameters) {
        return jdbc.sql("select count(*) from " + rows)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static int waiting(JdbcClient all) {
        return all.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'""").query(Integer.class).single();
    }

    /** In how many rows of which table the request's id stands. */
    private Map<String, Long> mentions(RequestId request) {
        Map<String, Long> found = new TreeMap<>();
        jdbc.sql("""
                        select table_name, column_name from information_schema.columns
                            join information_schema.tables using (table_schema, table_name)
                        where table_schema = 'public' and udt_name = 'uuid' and table_type = 'BASE TABLE'""")
                .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .forEach(column -> {
                    long rows = count(column.get(0) + " where " + column.get(1) + " = ?", request.value());
                    if (rows > 0) {
                        found.merge(column.get(0), rows, Long::sum);
                    }
                });
        return found;
    }

    private String checksum(Request request) {
        List<String> sums = new ArrayList<>();
        for (String table : List.of("request", "request_event", "element", "outgoing_message", "bundle", "delivery")) {
            sums.add(jdbc.sql("select coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text from " + table
                            + " t where " + (table.equals("request") ? "id" : "request_id") + " = ?")
                    .param(request.id().value())
                    .query(String.class)
                    .single());
        }
        return String.join(" ", sums);
    }

    private AuditReport verified() {
        return new AuditVerification(
                        dataSource,
                        new AuditProperties(CHECKPOINTS, Duration.ofMinutes(1), true, null, List.of()),
                        null)
                .run();
    }

    private HikariDataSource superuser() {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(((HikariDataSource) dataSource).getJdbcUrl().replace("user=rightsdesk", "user=postgres"));
        source.setMaximumPoolSize(2);
        return source;
    }
}

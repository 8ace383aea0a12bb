package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.embedded.Port;
import uk.rightsdesk.embedded.Staff;

/**
 * The product killed in the middle of what goes on in batches: a retention run and the mailings. Each row is seen to
 * once and each person written to once, and the receipt and the progress say so.
 */
@Tag("full")
class NoticeKillMatrixIT {

    private static final Duration RECOVERY = Duration.ofMinutes(4);
    private static final Path HOME = Path.of("target", "notice-kill-matrix");

    private final RunningDesk desk =
            new RunningDesk(HOME, Map.of("rightsdesk.retention.batch", "10", "rightsdesk.mailing.batch", "20"));
    private StaffBrowser browser;

    @BeforeEach
    void start() throws Exception {
        desk.start();
        browser = new StaffBrowser(desk.stack(), HOME);
    }

    @AfterEach
    void stop() {
        browser.close();
        desk.close();
    }

    @Test
    void shouldSeeToEachRowOnceWhereverTheRetentionRunIsKilled() throws Exception {
        // given a run over accounts in batches of ten
        desk.sample().sql("""
                        update account set closed_at = now() - interval '2 years', opened_at = now() - interval '3 years'
                        where id between 101 and 140""").update();
        List<Long> closed = closedAccounts();
        SampleSnapshot before = SampleSnapshot.of(desk.sample());
        String run = started();
        try (KillPoints points = new KillPoints(desk.caseStoreOwner())) {
            // when the product dies in the midst of the second batch, and at the end of each step
            try (RowHeld row = new RowHeld(desk.stack().sampleOwnerDataSource(), closed.get(14))) {
                approve(run);
                row.awaitReached();
                desk.killProduct();
            }
            assertThat(emptied(closed)).as("accounts of the first batch").isEqualTo(10);
            points.arm(List.of("run-retention-batches", "write-retention-receipt"));
            desk.startProduct();
            points.killAtAll(desk, RECOVERY);
        }
        awaits("select outcome from retention_run where id = ?::uuid and outcome = 'done'", run);

        // then
        JsonNode accounts = closedAccountsIn(receipt(run));
        assertThat(accounts.path("planned").asInt()).isEqualTo(closed.size());
        assertThat(accounts.path("done").asInt()).isEqualTo(closed.size());
        long gone = SampleSnapshot.of(desk.sample()).since(before).stream()
                .filter(change -> change.table().equals("account"))
                .count();
        assertThat(gone).isEqualTo(closed.size());
        assertThat(lines(accounts, "account")).isEqualTo(closed.size());
        assertThat(SampleSnapshot.orphans(desk.sample())).isEmpty();
    }

    @Test
    void shouldWriteToEachPersonOnceWhereverTheMailingIsKilled() throws Exception {
        // given a breach of which everyone is told
        String id = breachToldToEveryone();

        // when the product dies with some letters sent, and again at each step
        awaits(
                "select 'some' from mailing_letter l join mailing m on m.id = l.mailing_id"
                        + " where m.matter_id = ?::uuid and l.state = 'sent' having count(*) >= 30",
                id);
        desk.killProduct();
        try (KillPoints points = new KillPoints(desk.caseStoreOwner())) {
            points.arm(List.of("send-mailing-batch", "send-mailing-letter"));
            desk.startProduct();
            points.killAtAll(desk, RECOVERY);
        }
        awaits("select 'sent' from mailing where matter_id = ?::uuid and finished_at is not null", id);

        // then whatever was sent again bears the same id
        Mailboxes.Told told = Mailboxes.told(desk, "Your personal data were in a data breach");
        Set<String> letters = new HashSet<>();
        for (int i = 0; i < told.messageIds().size(); i++) {
            letters.add(told.addresses().get(i) + " " + told.messageIds().get(i));
        }
        assertThat(letters)
                .hasSameSizeAs(new HashSet<>(told.messageIds()))
                .hasSize(Integer.parseInt(one(
                        "select count(*)::text from mailing_letter l join mailing m"
                                + " on m.id = l.mailing_id where m.matter_id = ?::uuid and l.state = 'sent'",
                        id)));
        assertThat(told.addresses())
                .containsAll(desk.sample()
                        .sql("select distinct lower(email) from account")
                        .query(String.class)
                        .list());

        // and once the time for mail to come back is over, the breach is closed
        letThreeDaysPass();
        awaits("select 'closed' from breach where id = ?::uuid and closed_at is not null", id);
        assertThat(browser.showsCompletedInOperate(
                        Staff.ANA,
                        Long.parseLong(one("select process_instance_key::text from breach where id = ?::uuid", id))))
                .isTrue();
    }

    private String breachToldToEveryone() {
        try (StaffSession olivia = new StaffSession(desk, browser, Staff.OLIVIA)) {
            String reference = BreachWork.raise(olivia.desk("/breaches"), "A page showed passwords.");
            String id = one("select id::text from breach where reference = ?", reference);
            olivia.work(id, "Task_AssessBreach", "assess", page -> BreachWork.assess(page, ""), "Yes, it is recorded");
            olivia.work(
                    id,
                    "Task_DecideBreach",
                    "decide",
                    page -> BreachWork.decide(page, "people", "The regulator and the people", ""),
                    "The regulator and the people");
            olivia.work(
                    id, "Task_ReportToRegulator", "report", page -> BreachWork.report(page, ""), "Yes, it was sent");
            olivia.work(id, "Task_ChooseAffected", "people", BreachWork::writeToEveryone, "The people are written to");
            return id;
        }
    }

    private String started() {
        try (StaffSession olivia = new StaffSession(desk, browser, Staff.OLIVIA)) {
            return RetentionWork.start(olivia.desk("/retention"));
        }
    }

    private void approve(String run) {
        try (StaffSession ravi = new StaffSession(desk, browser, Staff.RAVI)) {
            ravi.work(run, "Task_ApproveRun", "approve", RetentionWork::approve, "Approve: it is deleted");
        }
    }

    private JsonNode receipt(String run) {
        try (StaffSession olivia = new StaffSession(desk, browser, Staff.OLIVIA)) {
            return JsonMapper.shared().readTree(olivia.file("/retention/" + run + "/receipt.json"));
        }
    }

    private static JsonNode closedAccountsIn(JsonNode receipt) {
        return StreamSupport.stream(receipt.path("rules").spliterator(), false)
                .filter(rule -> rule.path("rule").asString().equals("closed-accounts"))
                .findFirst()
                .orElseThrow();
    }

    private static long lines(JsonNode rule, String table) {
        return StreamSupport.stream(rule.path("lines").spliterator(), false)
                .filter(line -> line.path("table").asString().equals(table))
                .mapToLong(line -> line.path("rows").asLong())
                .sum();
    }

    private List<Long> closedAccounts() {
        return desk.sample()
                .sql("select id from account where closed_at < now() - interval '12 months 2 days' order by id")
                .query(Long.class)
                .list();
    }

    /** Deleted, or emptied of all but what must be kept. */
    private long emptied(List<Long> accounts) {
        return accounts.size()
                - desk.sample()
                        .sql("select count(*) from account where id in (:ids) and given_name <> 'Erased'")
                        .param("ids", accounts)
                        .query(Long.class)
                        .single();
    }

    private void awaits(String sql, String id) {
        Await.until(
                sql,
                RECOVERY,
                () -> desk.caseStore().sql(sql).param(id).query(String.class).optional());
    }

    private String one(String sql, String parameter) {
        return desk.caseStore().sql(sql).param(parameter).query(String.class).single();
    }

    private void letThreeDaysPass() {
        RestClient.create()
                .post()
                .uri("http://127.0.0.1:" + desk.settings().port(Port.BROKER_MANAGEMENT) + "/actuator/clock/add")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("offsetMilli", Duration.ofDays(3).plusMinutes(1).toMillis()))
                .retrieve()
                .toBodilessEntity();
    }

    /** One account's row at which the product stands while the batch that it is in has been done in part. */
    private static final class RowHeld implements AutoCloseable {

        private final SingleConnectionDataSource connection;
        private final JdbcClient jdbc;

        RowHeld(DataSource sample, long account) throws SQLException {
            this.connection = new SingleConnectionDataSource(sample.getConnection(), true);
            this.jdbc = JdbcClient.create(connection);
            jdbc.sql("""
                    create function hold_row() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock_shared(4712);
                        if tg_op = 'DELETE' then return old; end if;
                        return new;
                    end $$""").update();
            jdbc.sql("create trigger hold_row before update or delete on account for each row when (old.id = " + account
                            + ") execute function hold_row()")
                    .update();
            jdbc.sql("select pg_advisory_lock(4712)").query().listOfRows();
        }

        void awaitReached() {
            Await.until(
                    "the product is at the row",
                    RECOVERY,
                    () -> jdbc.sql(
                                    "select 'here' from pg_locks where locktype = 'advisory' and objid = 4712 and not granted")
                            .query(String.class)
                            .optional());
        }

        /** The statement of the dead product goes on and finds nobody to answer to: what it did is rolled back. */
        @Override
        public void close() {
            jdbc.sql("select pg_advisory_unlock(4712)").query().listOfRows();
            jdbc.sql("drop trigger hold_row on account").update();
            connection.destroy();
        }
    }
}

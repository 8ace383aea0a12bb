package uk.rightsdesk.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.datamap.SystemSample;
import uk.rightsdesk.desk.DeskFixture;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;

/**
 * A run from its start by hand to its receipt: real databases, the desk's pages, workers called as the engine would.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "rightsdesk.retention.batch=10",
            "rightsdesk.datamap.systems.customer-experience.writer.username=rightsdesk_writer",
            "rightsdesk.datamap.systems.customer-experience.writer.password=writer-pass"
        })
class RetentionRunsTest extends DeskFixture {

    private static final SystemSample SAMPLE = new SystemSample(200);

    @Autowired
    private RetentionRuns runs;

    @Autowired
    private RunBatches batches;

    @Autowired
    private PersonHolds holds;

    private final JdbcClient system = JdbcClient.create(SAMPLE.owner());

    static {
        ownSystem = SAMPLE.url();
    }

    @AfterAll
    static void drop() {
        ownSystem = "";
        SAMPLE.close();
    }

    @BeforeEach
    void peopleOfToday() {
        // the sample ends in November 2026; the tests run on the machine's day
        system.sql("update account set closed_at = now() - interval '2 years', opened_at = now() - interval '3 years',"
                        + " given_name = 'Somebody', country = 'GB', email = 'somebody.' || id || '@example.org'"
                        + " where id between 5 and 34")
                .update();
    }

    @AfterEach
    void end() {
        jdbc.sql("""
                        update retention_run set outcome = 'declined', finished_at = now() where outcome is null""").update();
        jdbc.sql("update retention_run set cluster_id = null, process_instance_key = null")
                .update();
    }

    @Test
    void shouldRunFromStartByHandToASignedReceipt(CapturedOutput output) throws Exception {
        // given
        UUID run = started();

        // when it is planned
        Map<String, Object> planned = plan(run);

        // then the page shows counts and samples, and nothing is gone
        assertThat((int) planned.get("retentionRulesDue")).isPositive();
        web.perform(get("/tasks/retention/" + run).with(reviewer()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Accounts closed a year ago")))
                .andExpect(content().string(containsString("Row 5, counted from")))
                .andExpect(content().string(not(containsString("@example"))));
        assertThat(emptied()).isZero();

        // when somebody else agrees
        decide(run, "approve");
        assertThat(confirm(run, "approve")).isEqualTo("none");
        List<String> states = work(run);

        // then
        assertThat(states).endsWith("done");
        assertThat(emptied()).isEqualTo(30);
        work("write-retention-receipt", id(run));
        JsonNode receipt = receipt(run);
        JsonNode accounts = rule(receipt, "closed-accounts");
        assertThat(accounts.path("planned").asInt()).isGreaterThanOrEqualTo(30);
        assertThat(accounts.path("done").asInt())
                .isEqualTo(accounts.path("planned").asInt());
        assertThat(accounts.path("lines").toString()).contains("LEGAL_OBLIGATION", "DELETE_UNREFERENCED");
        assertThat(receipt.path("approvedBy").toString()).contains("ravi").doesNotContain("olivia");
        assertThat(runs.get(run).signature()).matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+");
        assertThat(output).doesNotContain("@example.org", "Larch Avenue");
    }

    @Test
    void shouldNotAcceptTheApprovalOfWhoStartedIt() throws Exception {
        // given
        UUID run = UUID.fromString(Objects.requireNonNull(
                        web.perform(post("/retention/start").with(csrf()).with(reviewer()))
                                .andReturn()
                                .getResponse()
                                .getRedirectedUrl())
                .replaceAll(".*/", ""));
        plan(run);

        // then
        assertThat(confirm(run, "approve")).isEqualTo("confirmation-missing");
        decide(run, "approve");
        assertThat(confirm(run, "approve")).isEqualTo("same-person");
        assertThat(confirm(run, "decline")).isEqualTo("confirmation-contradicts");
    }

    @Test
    void shouldLeaveOutWhoeverAsksHasComplainedOrIsHeldForAClaim() throws Exception {
        // given
        Request asks = opened(address(5), Right.ACCESS);
        Request complains = opened(address(6), Right.COMPLAINT);
        assertThat(inTransaction(() -> holds.hold(address(7), "A letter before action came.", "ravi")))
                .isOne();
        UUID run = started();

        // when
        plan(run);
        decide(run, "approve");
        confirm(run, "approve");
        work(run);
        work("write-retention-receipt", id(run));

        // then
        JsonNode held = rule(receipt(run), "closed-accounts").path("held");
        assertThat(held.path("open-request").asInt()).isOne();
        assertThat(held.path("complaint").asInt()).isOne();
        assertThat(held.path("litigation").asInt()).isOne();
        assertThat(system.sql("select count(*) from account where id in (5, 6, 7) and given_name <> 'Erased'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(jdbc.sql(
                                "select count(*) from person_hold where position('letter' in encode(reasons, 'escape')) > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
        inTransaction(() -> {
            requests.close(asks.id(), Outcome.ANSWERED);
            requests.close(complains.id(), Outcome.ANSWERED);
            holds.inForce().forEach(hold -> holds.release(hold.id(), "ravi"));
            return run;
        });
    }

    @Test
    void shouldStopBetweenBatchesAndGoOnWithoutDoingAnyTwice() throws Exception {
        // given a run that is made to pause
        UUID run = started();
        plan(run);
        decide(run, "approve");
        confirm(run, "approve");
        web.perform(post("/tasks/retention/" + run + "/pause").with(csrf()).with(officer()))
                .andExpect(status().isFound());

        // when
        List<String> states = work(run);

        // then
        assertThat(states).containsExactly("paused");
        assertThat(emptied()).isZero();

        // when it is killed in the middle: what a job noted is lost, what its batches did is not
        runs.resume(run);
        assertThat(killed(run)).isEqualTo("done");
        long done = emptied();
        List<String> again = work(run);

        // then
        assertThat(done).isEqualTo(30);
        assertThat(again).endsWith("done");
        work("write-retention-receipt", id(run));
        JsonNode accounts = rule(receipt(run), "closed-accounts");
        assertThat(accounts.path("done").asInt())
                .isEqualTo(accounts.path("planned").asInt());
    }

    @Test
    void shouldHaveDataSettledThatLookWrong() throws Exception {
        // given somebody held twice, and somebody born in the future
        UUID run = started();
        plan(run);
        system.sql("update account set date_of_birth = current_date + 400 where id = 40")
                .update();

        // when
        int found = (int) work("find-wrong-data", id(run)).get("dataFindings");

        // then
        assertThat(found).isGreaterThanOrEqualTo(3);
        assertThat(work("confirm-data-findings", id(run))).containsEntry("taskProblem", "CONFIRMATION_MISSING");
        web.perform(get("/tasks/data/" + run).with(officer()))
                .andExpect(content().string(containsString("account 40, date_of_birth")))
                .andExpect(content().string(containsString("account 4, email")));

        // when
        for (UUID finding : jdbc.sql("select id from data_finding where settled is null")
                .query(UUID.class)
                .list()) {
            web.perform(post("/tasks/data/" + run + "/settle")
                            .with(csrf())
                            .with(officer())
                            .param("finding", finding.toString())
                            .param("code", "right"))
                    .andExpect(status().isFound());
        }

        // then they are not asked again
        assertThat(work("confirm-data-findings", id(run))).containsEntry("taskProblem", "NONE");
        assertThat(work("find-wrong-data", id(run))).containsEntry("dataFindings", 0);
    }

    private UUID started() throws Exception {
        web.perform(post("/retention/start").with(csrf()).with(officer())).andExpect(status().isFound());
        return runs.newest().getFirst().id();
    }

    private Map<String, Object> plan(UUID run) {
        return work("plan-retention-run", id(run));
    }

    private void decide(UUID run, String code) throws Exception {
        web.perform(post("/tasks/retention/" + run + "/decision")
                        .with(csrf())
                        .with(reviewer())
                        .param("code", code))
                .andExpect(status().isFound());
    }

    private String confirm(UUID run, String code) {
        return code(
                work("confirm-retention-approval", Map.of("retentionRunId", run.toString(), "retentionDecision", code))
                        .get("taskProblem"));
    }

    private List<String> work(UUID run) {
        List<String> states = new ArrayList<>();
        do {
            states.add(code(work("run-retention-batches", id(run)).get("retentionState")));
        } while (states.getLast().equals("more"));
        return states;
    }

    /** The job's transaction is lost after its batches were committed in the system. */
    private String killed(UUID run) {
        String[] state = new String[1];
        try {
            inTransaction(() -> {
                state[0] = code(batches.work(run));
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException killed) {
            assertThat(killed).hasMessage("killed");
        }
        return state[0];
    }

    private JsonNode receipt(UUID run) throws Exception {
        return JsonMapper.shared()
                .readTree(web.perform(get("/retention/" + run + "/receipt.json").with(officer()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
    }

    private static JsonNode rule(JsonNode receipt, String id) {
        return receipt.path("rules").values().stream()
                .filter(rule -> rule.path("rule").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private long emptied() {
        return system.sql("select count(*) from account where id between 5 and 34 and given_name = 'Erased'")
                .query(Long.class)
                .single();
    }

    private String address(int account) {
        return system.sql("select email from account where id = ?")
                .param(account)
                .query(String.class)
                .single();
    }

    private Request opened(String address, Right right) {
        return inTransaction(() ->
                requests.open(new OpenRequest(UUID.randomUUID(), right, clock.instant(), "Somebody", address, true)));
    }

    /** As the engine is told. */
    private static String code(@Nullable Object answer) {
        return String.valueOf(answer).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> id(UUID run) {
        return Map.of("retentionRunId", run.toString());
    }
}

package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** Erasure while others write, while it dies, and of a great deal. */
class ErasureUnderPressureTest {

    private static final String SECOND = "second-system";

    private final UUID planId = UUID.randomUUID();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private TestSystem system;

    @BeforeEach
    void start() {
        system = TestSystem.fresh();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        system.close();
    }

    @Test
    void shouldBeCarriedOutOnceByTwoAtOnce() throws Exception {
        // given
        ChangePlan plan = plan(SampleSystemOfRecord.AMELIA);
        Callable<ChangeReceipt> execution = () -> system.execution.execute(planId, plan);

        // when
        List<Future<ChangeReceipt>> both = threads.invokeAll(List.of(execution, execution));

        // then
        assertThat(both.getFirst().get().json()).isEqualTo(both.getLast().get().json());
        assertThat(both.getFirst().get().asPlanned()).isTrue();
        assertThat(system.count("SELECT count(*) FROM rightsdesk.executed_plan"))
                .isOne();
    }

    @Test
    void shouldEraseWhatWasBeingWrittenWhenItBegan() throws Exception {
        // given a sign-in that is not committed yet
        ChangePlan plan = plan(SampleSystemOfRecord.AMELIA);
        Future<ChangeReceipt> execution;
        try (Connection site = system.ownerConnection();
                var statement = site.createStatement()) {
            site.setAutoCommit(false);
            statement.execute("""
                    INSERT INTO login (account_id, succeeded, method, ip_address, device, logged_in_at)
                    VALUES (1, true, 'password', '203.0.113.9', 'phone', now())""");

            // when
            execution = threads.submit(() -> system.execution.execute(planId, plan));
            awaitWriterWaiting();
            site.commit();
        }

        // then
        assertThat(execution.get().asPlanned()).isFalse();
        assertThat(system.count("SELECT count(*) FROM login WHERE account_id = 1"))
                .isZero();
        assertThat(EverybodyElse.orphans(system.owner())).isZero();
    }

    @Test
    void shouldLeaveNothingHalfDoneWhenItsConnectionIsCut() throws Exception {
        // given
        ChangePlan plan = plan(SampleSystemOfRecord.AMELIA);
        Map<String, String> before = EverybodyElse.checksums(system.owner());
        try (Connection site = system.ownerConnection();
                var statement = site.createStatement()) {
            site.setAutoCommit(false);
            // its account is among the last of its steps
            statement.execute("LOCK TABLE account IN SHARE MODE");
            Future<ChangeReceipt> execution = threads.submit(() -> system.execution.execute(planId, plan));
            awaitWriterWaiting();

            // when
            system.count("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    + " WHERE usename = 'rightsdesk_writer' AND datname = current_database()");

            // then
            assertThatThrownBy(execution::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SystemOfRecordUnavailable.class);
        }
        assertThat(EverybodyElse.checksums(system.owner())).isEqualTo(before);
        assertThat(system.execution.execute(planId, plan).asPlanned()).isTrue();
    }

    @Test
    void shouldGoOnWithTheSecondSystemWhereTheFirstWasDone() throws SQLException {
        // given two systems, of which one is down when the plan is carried out
        String second = TestSystem.copy();
        ChangePlan plan;
        try (var both = systems(TestSystem.url(second))) {
            var check = new DataMapCheck(both.map, both.systems, DataMapProperties.CheckMode.FAIL);
            plan = new ChangePlanner(both.map, both.systems, check)
                    .erasure(
                            new SubjectSearch(both.map, both.systems)
                                    .find(Identifier.email(SampleSystemOfRecord.AMELIA)),
                            List.of());
        }
        assertThat(plan.systems()).hasSize(2);
        try (var oneDown = systems("jdbc:postgresql://localhost:1/" + second)) {
            assertThatThrownBy(() -> oneDown.execution().execute(planId, plan))
                    .isInstanceOfSatisfying(
                            SystemOfRecordUnavailable.class,
                            unavailable -> assertThat(unavailable.system()).isEqualTo(SECOND));
        }
        assertThat(system.count("SELECT count(*) FROM account WHERE email = 'amelia.hart@example.org'"))
                .isZero();
        system.execute("""
                INSERT INTO login (account_id, succeeded, method, ip_address, device, logged_in_at)
                VALUES (1, true, 'password', '203.0.113.9', 'phone', now())""");

        // when
        ChangeReceipt receipt;
        try (var both = systems(TestSystem.url(second))) {
            receipt = both.execution().execute(planId, plan);
        }

        // then
        assertThat(receipt.asPlanned()).isTrue();
        assertThat(system.count("SELECT count(*) FROM login WHERE account_id = 1"))
                .as("the first system is not changed a second time")
                .isOne();
        TestSystem.execute(TestSystem.owner(second), """
                DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM account WHERE email = 'amelia.hart@example.org'); END $$""");
    }

    @Test
    void shouldEraseTenThousandExperiencesOfAPersonWithAHostileName() throws SQLException {
        // given
        system.execute("""
                INSERT INTO account (id, email, given_name, family_name, opened_at)
                VALUES (9001, 'x''); DROP TABLE login; --@example.org', '"); DELETE FROM account; --', '$$ {row} %s ? {}', now());
                INSERT INTO experience (id, account_id, business_id, title, body, rating, happened_on, submitted_at)
                    SELECT 5000000 + n, 9001, 1, 'Title ''; DROP TABLE experience; --', 'Body', 3, '2026-01-01', now()
                    FROM generate_series(1, 10000) n;
                INSERT INTO experience_picture (experience_id, file_name, media_type, content, uploaded_at)
                    SELECT 5000000 + n, 'a.png', 'image/png', '\\x00', now() FROM generate_series(1, 10000) n;
                INSERT INTO experience_share (experience_id, business_id, sharing_terms_id, shared_fields, channel, shared_at)
                    SELECT 5000000 + n, 1, 2, '{title}', 'email', now() FROM generate_series(1, 10000, 10) n""");
        Map<String, String> others = EverybodyElse.checksums(system.owner(), 9001);

        // when
        ChangeReceipt receipt = system.erase(planId, "x'); DROP TABLE login; --@example.org");

        // then
        assertThat(receipt.asPlanned()).isTrue();
        assertThat(EverybodyElse.checksums(system.owner(), 9001)).isEqualTo(others);
        assertThat(EverybodyElse.orphans(system.owner())).isZero();
        assertThat(system.count("SELECT count(*) FROM experience WHERE account_id = 9001 AND title = 'Erased'"))
                .isEqualTo(1_000);
        assertThat(system.count("SELECT count(*) FROM experience WHERE account_id = 9001"))
                .isEqualTo(1_000);
    }

    private ChangePlan plan(String email) {
        return system.planner.erasure(system.search.find(Identifier.email(email)), List.of());
    }

    private void awaitWriterWaiting() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> system.count("SELECT count(*) FROM pg_stat_activity WHERE usename = 'rightsdesk_writer'"
                                + " AND datname = current_database() AND wait_event_type = 'Lock'")
                        > 0);
    }

    /** The sample's map with its system twice, under two names. */
    private TwoSystems systems(String secondUrl) {
        String yaml = TestSystem.sampleMap();
        int start = yaml.indexOf("  " + TestSystem.SYSTEM + ":\n");
        int end = yaml.indexOf("  # Nothing can be looked up there");
        String twice = yaml.substring(0, end)
                + yaml.substring(start, end).replace("  " + TestSystem.SYSTEM + ":\n", "  " + SECOND + ":\n");
        DataMap map = DataMapReader.read(
                new ByteArrayResource(twice.getBytes(StandardCharsets.UTF_8), "the map with two systems"));
        var properties = TestSystem.properties(system.url(), DataMapProperties.CheckMode.FAIL, Duration.ofSeconds(30));
        var connections = new HashMap<>(properties.systems());
        var first = connections.get(TestSystem.SYSTEM);
        connections.put(
                SECOND,
                new DataMapProperties.Connection(
                        secondUrl,
                        first.username(),
                        first.password(),
                        Duration.ofMillis(500),
                        first.statementTimeout(),
                        first.poolSize(),
                        first.fetchSize(),
                        first.writer()));
        return new TwoSystems(
                map,
                new SystemsOfRecord(
                        map,
                        new DataMapProperties(properties.location(), DataMapProperties.CheckMode.FAIL, connections)),
                system);
    }

    private record TwoSystems(DataMap map, SystemsOfRecord systems, TestSystem first) implements AutoCloseable {

        ChangeExecution execution() {
            Clock clock = Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), ZoneOffset.UTC);
            return new ChangeExecution(
                    map,
                    systems,
                    new DataMapCheck(map, systems, DataMapProperties.CheckMode.FAIL),
                    first.ledger(map, systems),
                    clock);
        }

        @Override
        public void close() {
            systems.close();
        }
    }
}

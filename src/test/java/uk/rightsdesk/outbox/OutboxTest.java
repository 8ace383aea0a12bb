package uk.rightsdesk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(OutboxTest.Wiring.class)
@ExtendWith(OutputCaptureExtension.class)
class OutboxTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private Letter letter;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @BeforeAll
    static void start(@Autowired EffectRunner runner) {
        runner.start();
    }

    @BeforeEach
    void forget() {
        letter.sent.clear();
        letter.abandoned.clear();
    }

    @Test
    void shouldPerformEffectOnceItsTransactionHasBeenCommitted() {
        transaction.executeWithoutResult(status -> {
            enqueue("committed");
            assertThat(letter.sent).isEmpty();
        });

        await().until(() -> result("committed"), "performed"::equals);
        assertThat(letter.sent).containsExactly("committed/R-2026-000001");
    }

    @Test
    void shouldForgetEffectOfTransactionRolledBack() {
        transaction.executeWithoutResult(status -> {
            enqueue("taken-back");
            status.setRollbackOnly();
        });

        assertThat(jdbc.sql("select business_key from effect where business_key = 'taken-back'")
                        .query()
                        .listOfRows())
                .isEmpty();
        assertThat(waiting("taken-back")).isZero();
    }

    @Test
    void shouldTakeSameKeyTwiceForOneEffectAlsoAfterItWasPerformed() {
        transaction.executeWithoutResult(status -> {
            enqueue("twice");
            enqueue("twice");
        });
        await().until(() -> result("twice"), "performed"::equals);

        transaction.executeWithoutResult(status -> enqueue("twice"));

        assertThat(waiting("twice")).isZero();
        assertThat(letter.sent).containsExactly("twice/R-2026-000001");
    }

    @Test
    void shouldTryAgainUntilTheEffectSucceeds() {
        letter.failuresAhead.set(2);

        transaction.executeWithoutResult(status -> enqueue("third-time"));

        await().until(() -> result("third-time"), "performed"::equals);
        assertThat(letter.failuresAhead).hasValue(0);
        assertThat(meters.get("rightsdesk.effect")
                        .tags("effect", "letter", "result", "retried")
                        .timer()
                        .count())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldEndAtPermanentFailureAndSaySo() {
        transaction.executeWithoutResult(status -> enqueue("hopeless"));

        await().until(() -> result("hopeless"), "failed"::equals);
        assertThat(letter.abandoned).containsExactly("hopeless: mailbox-unknown");
        assertThat(letter.sent).isEmpty();
        await().until(() -> waiting("hopeless"), count -> count == 0);
    }

    @Test
    void shouldTakeOverEffectOfInstanceThatDied() {
        jdbc.sql("insert into effect (name, business_key) values ('letter', 'orphan')")
                .update();
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked,
                            picked_by, last_heartbeat, version)
                        values ('letter', 'orphan', '{"reference":"R-2026-000009"}'::bytea, now(), true,
                            'dead', now() - interval '1 hour', 1)""").update();

        await().until(() -> result("orphan"), "performed"::equals);
        assertThat(letter.sent).containsExactly("orphan/R-2026-000009");
    }

    @Test
    void shouldLogNameAndKeyButNoTextOfTheException(CapturedOutput output) {
        letter.failuresAhead.set(1);

        transaction.executeWithoutResult(status -> enqueue("discreet"));

        await().until(() -> result("discreet"), "performed"::equals);
        assertThat(output).contains("Effect letter discreet failed 1 times").doesNotContain("amelia.hart");
    }

    @Test
    void shouldRefuseCallerWithoutTransaction() {
        assertThatThrownBy(() -> enqueue("no-transaction")).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void shouldRefuseKeyThatIsNotOpaqueWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> enqueue("amelia.hart@example.org")))
                .withMessageNotContaining("amelia");
    }

    private void enqueue(String key) {
        outbox.enqueue(letter, key, new Letter.Payload("R-2026-000001"));
    }

    private String result(String key) {
        return jdbc.sql("select coalesce(result, 'waiting') from effect where business_key = ?")
                .param(key)
                .query(String.class)
                .optional()
                .orElse("unknown");
    }

    private int waiting(String key) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_instance = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    static class Letter implements Effect<Letter.Payload> {

        record Payload(String reference) {}

        final Queue<String> sent = new ConcurrentLinkedQueue<>();
        final Queue<String> abandoned = new ConcurrentLinkedQueue<>();
        final AtomicInteger failuresAhead = new AtomicInteger();

        @Override
        public String name() {
            return "letter";
        }

        @Override
        public Class<Payload> payloadType() {
            return Payload.class;
        }

        @Override
        public void perform(String businessKey, Payload payload) {
            if (businessKey.equals("hopeless")) {
                throw new PermanentFailure("mailbox-unknown");
            }
            if (failuresAhead.getAndUpdate(ahead -> Math.max(0, ahead - 1)) > 0) {
                throw new IllegalStateException("No route to amelia.hart@example.org");
            }
            sent.add(businessKey + "/" + payload.reference());
        }

        @Override
        public void failed(String businessKey, Payload payload, String code) {
            abandoned.add(businessKey + ": " + code);
        }
    }

    /** Bears no annotation that the product's own component scan would find. */
    @EnableTransactionManagement
    @Import({EffectRegister.class, DbSchedulerOutbox.class, EffectRunner.class})
    static class Wiring {

        @Bean
        DataSource caseStore() {
            return CaseStore.fresh();
        }

        @Bean
        PlatformTransactionManager transactions(DataSource caseStore) {
            return new JdbcTransactionManager(caseStore);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JdbcClient jdbc(DataSource caseStore) {
            return JdbcClient.create(caseStore);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ObservationRegistry observations(MeterRegistry meters) {
            var registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
            return registry;
        }

        @Bean
        OutboxProperties properties() {
            return new OutboxProperties(
                    2, Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(10), Duration.ofSeconds(1));
        }

        @Bean
        Letter letter() {
            return new Letter();
        }
    }

    @Test
    void shouldDoublePausesUpToTheLongestAndScatterThem() {
        var backoff = new EffectRunner.Backoff(Duration.ofSeconds(1));
        var longest = Duration.ofMinutes(5);

        assertThat(List.of(backoff.pause(0, longest), backoff.pause(3, longest), backoff.pause(1000, longest)))
                .satisfiesExactly(
                        first -> assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)),
                        fourth -> assertThat(fourth).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8)),
                        last -> assertThat(last).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5)));
    }
}

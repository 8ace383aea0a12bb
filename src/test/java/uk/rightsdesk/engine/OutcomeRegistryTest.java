package uk.rightsdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import uk.rightsdesk.engine.OutcomeRegistry.Settled;
import uk.rightsdesk.outbox.CaseStore;

@Timeout(30)
class OutcomeRegistryTest {

    private static final HikariDataSource STORE = CaseStore.fresh();

    private final JdbcClient jdbc = JdbcClient.create(STORE);
    private final OutcomeRegistry registry = new OutcomeRegistry(jdbc, new JdbcTransactionManager(STORE), "cluster-a");
    private final AtomicInteger work = new AtomicInteger();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void shouldRepeatTheAnswerAndNotTheWorkOnRedeliveryAfterCommit() {
        registry.settle(1, "count", this::answer);

        var again = registry.settle(1, "count", this::answer);

        assertThat(again).isEqualTo(new Settled(new Outcome.Answer("{\"elementCount\": 1}"), true));
        assertThat(work).hasValue(1);
    }

    @Test
    void shouldMakeATwinWaitForTheFirstAndRepeatItsAnswer() throws Exception {
        var working = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var first = inThread(() -> registry.settle(2, "count", () -> {
            working.countDown();
            awaitQuietly(finish);
            return answer();
        }));
        awaitQuietly(working);

        var twin = inThread(() -> registry.settle(2, "count", this::answer));
        await().until(this::someoneWaitsForALock);
        assertThat(twin).isNotDone();
        finish.countDown();

        assertThat(first.get().repeated()).isFalse();
        assertThat(twin.get().repeated()).isTrue();
        assertThat(work).hasValue(1);
    }

    @Test
    void shouldFreeTheClaimWhenTheWorkIsRolledBack() {
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.settle(3, "count", () -> {
                    throw new IllegalStateException("broken");
                }));

        assertThat(registry.settle(3, "count", this::answer).repeated()).isFalse();
        assertThat(work).hasValue(1);
    }

    @Test
    void shouldLetATwinDoTheWorkWhenTheFirstIsRolledBack() throws Exception {
        var working = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var first = inThread(() -> registry.settle(4, "count", () -> {
            working.countDown();
            awaitQuietly(finish);
            throw new IllegalStateException("broken");
        }));
        awaitQuietly(working);
        var twin = inThread(() -> registry.settle(4, "count", this::answer));
        await().until(this::someoneWaitsForALock);
        finish.countDown();

        assertThat(twin.get().repeated()).isFalse();
        assertThat(first).isCompletedExceptionally();
    }

    @Test
    void shouldRollBackTheWorkOfABusinessErrorAndRepeatTheErrorItself() {
        var refused = registry.settle(5, "refuse", () -> {
            jdbc.sql("insert into effect (name, business_key) values ('letter', 'of-refused-work')")
                    .update();
            throw new BusinessError("Err_NotFound");
        });

        var again = registry.settle(5, "refuse", this::answer);

        assertThat(refused.outcome()).isEqualTo(new Outcome.Refusal("Err_NotFound"));
        assertThat(again).isEqualTo(new Settled(new Outcome.Refusal("Err_NotFound"), true));
        assertThat(jdbc.sql("select 1 from effect where business_key = 'of-refused-work'")
                        .query()
                        .listOfRows())
                .isEmpty();
    }

    @Test
    void shouldKeepTheJobsOfTwoClustersApart() {
        registry.settle(6, "count", this::answer);
        var other = new OutcomeRegistry(jdbc, new JdbcTransactionManager(STORE), "cluster-b");

        assertThat(other.settle(6, "count", this::answer).repeated()).isFalse();
    }

    /** Each in a thread of its own: the common pool of a small machine has only one. */
    private static <T> CompletableFuture<T> inThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }

    private String answer() {
        return "{\"elementCount\": " + work.incrementAndGet() + "}";
    }

    private boolean someoneWaitsForALock() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package uk.rightsdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.audit.Finding.Kind;

/** Chaining and sealing, with several writers, after a crash, with keys old and new. */
class SealingTest {

    @TempDir
    private Path home;

    private AuditStore store;

    @BeforeEach
    void open() {
        store = new AuditStore(home);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<Integer> seqs(UUID request) {
        return store.jdbc
                .sql("select seq from request_event where request_id = ? order by seq")
                .param(request)
                .query(Integer.class)
                .list();
    }

    @Test
    void shouldNotForkAChainThatManyWriteToWhileTwoSeal() throws Exception {
        // given
        UUID first = store.request();
        UUID second = store.request();

        // when
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(() -> {
                    for (int j = 0; j < 20; j++) {
                        store.record(first, 1);
                        store.record(second, 1);
                    }
                }));
            }
            for (int i = 0; i < 2; i++) {
                Sealing sealing = store.sealing(store.development());
                running.add(threads.submit(() -> {
                    for (int j = 0; j < 20; j++) {
                        sealing.seal();
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        store.seal();

        // then
        List<Integer> whole = IntStream.rangeClosed(1, 80).boxed().toList();
        assertThat(seqs(first)).isEqualTo(whole);
        assertThat(seqs(second)).isEqualTo(whole);
        AuditReport report = store.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.sealed()).isEqualTo(160);
    }

    @Test
    void shouldRollBackTheEventWithItsTransaction() {
        UUID request = store.request();
        store.record(request, 1);

        new TransactionTemplate(store.transactions).executeWithoutResult(transaction -> {
            store.record(request, 1);
            transaction.setRollbackOnly();
        });
        store.record(request, 1);

        assertThat(seqs(request)).containsExactly(1, 2);
        assertThat(store.verify().findings()).isEmpty();
    }

    @Test
    void shouldTakeOverACheckpointThatTheCaseStoreForgotInACrash() {
        // given
        UUID request = store.request();
        store.record(request, 3);
        new TransactionTemplate(store.transactions).executeWithoutResult(transaction -> {
            store.seal();
            transaction.setRollbackOnly();
        });
        assertThat(store.register.last()).isEmpty();
        assertThat(store.verify().findings()).isEmpty();

        // when
        store.record(request, 1);
        int sealed = store.seal();

        // then
        assertThat(sealed).isEqualTo(1);
        assertThat(store.register.last())
                .hasValueSatisfying(last -> assertThat(last.number()).isEqualTo(2));
        assertThat(store.register.countUnsealed()).isZero();
        assertThat(store.verify().findings()).isEmpty();
    }

    @Test
    void shouldWriteNothingWhereNothingHappened() throws IOException {
        store.record(store.request(), 1);
        store.seal();

        assertThat(store.seal()).isZero();
        assertThat(new CheckpointDirectory(store.checkpoints).numbers()).containsExactly(1L);
    }

    @Test
    void shouldSayOfTheDevelopmentKeyWhatItIs() throws IOException {
        store.record(store.request(), 1);
        store.seal();

        Path file = home.resolve("development-key.pem");
        assertThat(file)
                .content()
                .startsWith("Development key of Rightsdesk's audit")
                .contains("prove nothing");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(store.checkpoints.resolve("keys")).isDirectoryContaining("glob:**.pem");
    }

    @Test
    void shouldAcceptEveryListedKeyAfterARotation() {
        // given
        TestKey old = TestKey.make();
        TestKey young = TestKey.make();
        UUID request = store.request();
        store.record(request, 1);
        store.sealing(store.properties(old.privateKey(), List.of(old.publicKey())))
                .seal();

        // when
        AuditProperties rotated = store.properties(young.privateKey(), List.of(old.publicKey(), young.publicKey()));
        store.record(request, 1);
        store.sealing(rotated).seal();

        // then
        assertThat(store.verify(rotated).findings()).isEmpty();
        assertThat(store.verify(store.properties(null, List.of(young.publicKey())))
                        .findings())
                .anyMatch(finding -> finding.kind() == Kind.CHECKPOINT_EDITED && finding.first() == 1);
    }

    @Test
    void shouldNotStartWithAKeyThatNobodyCouldVerify() {
        TestKey key = TestKey.make();

        assertThatThrownBy(() -> store.sealing(store.properties(
                        key.privateKey(), List.of(TestKey.make().publicKey()))))
                .hasMessageContaining("public-keys");
        assertThatThrownBy(() -> store.sealing(store.properties("nonsense", List.of())))
                .hasMessageContaining("PKCS#8")
                .hasMessageNotContaining("nonsense");
        assertThatThrownBy(() -> store.sealing(store.properties(null, List.of(key.publicKey()))))
                .hasMessageContaining("signing-key is not");
    }

    @Test
    void shouldShowInHealthAndMetricsThatNothingIsSealed() throws IOException {
        // given
        store.record(store.request(), 2);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        SealingSchedule schedule =
                new SealingSchedule(store.sealing(store.development()), store.development(), meters, store.clock);
        SealingHealth health = new SealingHealth(schedule, store.development(), store.clock);

        // when
        schedule.round();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        Files.delete(new CheckpointDirectory(store.checkpoints).file(1));
        schedule.round();

        // then
        assertThat(health.health().getDetails()).containsEntry("failuresInARow", 1);
        assertThat(meters.get("rightsdesk.audit.sealing")
                        .tag("result", "sealed")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("rightsdesk.audit.sealing")
                        .tag("result", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("rightsdesk.audit.unsealed").gauge().value()).isZero();
    }

    @Test
    void shouldTellHowFarARequestIsSealed() {
        UUID request = store.request();
        AuditTrail trail = new AuditTrail(store.jdbc);
        store.record(request, 2);
        assertThat(trail.of(request)).isEqualTo(new AuditTrail.State(2, 0));

        store.seal();
        store.record(request, 1);

        assertThat(trail.of(request)).isEqualTo(new AuditTrail.State(3, 2));
    }
}

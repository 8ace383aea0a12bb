package uk.rightsdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.rightsdesk.audit.Finding.Kind;

/** Checkpoints that were edited or dropped, and a database set back behind them. */
class CheckpointTamperingTest {

    private static final int CHECKPOINTS = 3;

    @TempDir
    private Path home;

    private AuditStore store;
    private UUID request;

    @BeforeEach
    void seed() {
        store = new AuditStore(home);
        request = store.request();
        for (int i = 0; i < CHECKPOINTS; i++) {
            store.record(request, 2);
            store.seal();
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file(int number) {
        return new CheckpointDirectory(store.checkpoints).file(number);
    }

    @Test
    void shouldFindAnEditOfAnyByteOfAnyCheckpoint() throws IOException {
        for (int number = 1; number <= CHECKPOINTS; number++) {
            byte[] content = Files.readAllBytes(file(number));
            for (int at = 0; at < content.length; at += 7) {
                // when
                byte[] edited = content.clone();
                edited[at] ^= 1;
                Files.write(file(number), edited);

                // then
                int edit = number;
                assertThat(store.verify().findings()).as("byte %s", at).anySatisfy(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.CHECKPOINT_EDITED);
                    assertThat(finding.first()).isEqualTo(edit);
                });
            }
            Files.write(file(number), content);
        }
    }

    @Test
    void shouldFindAnyDroppedCheckpoint() throws IOException {
        for (int number = 1; number <= CHECKPOINTS; number++) {
            byte[] content = Files.readAllBytes(file(number));

            Files.delete(file(number));

            assertThat(store.verify().findings())
                    .containsExactly(Finding.checkpoint(Kind.CHECKPOINT_MISSING, number, "the file is gone"));
            Files.write(file(number), content);
        }
    }

    @Test
    void shouldFindACheckpointSignedWithAnotherKey() throws IOException {
        // given
        Checkpoint last = new CheckpointDirectory(store.checkpoints).read(3).orElseThrow();
        TestKey other = TestKey.make();
        SigningKey key = Keys.configured(store.properties(other.privateKey(), List.of(other.publicKey())))
                .signing()
                .orElseThrow();

        // when
        Checkpoint forged = Checkpoint.signed(
                last.store(),
                3,
                last.at(),
                last.previous(),
                last.total() - 1,
                last.entries().subList(0, 1),
                key);
        Files.writeString(file(3), forged.text());

        // then
        assertThat(store.verify().findings())
                .anyMatch(finding -> finding.kind() == Kind.CHECKPOINT_EDITED && finding.first() == 3);
    }

    @Test
    void shouldFindADatabaseSetBackBehindACheckpoint() {
        // given
        store.backUp();
        store.record(request, 2);
        store.seal();

        // when
        store.restore();

        // then
        assertThat(store.verify().findings())
                .containsExactly(new Finding(Kind.CUT_OFF, request, 7, 8, "the end was cut off"));
    }

    @Test
    void shouldStillFindItWhenTheEventsWereRecordedAnew() {
        // given
        store.backUp();
        store.record(request, 2);
        store.seal();
        store.restore();

        // when
        store.record(request, 2);
        store.seal();

        // then
        assertThat(store.verify().findings())
                .extracting(Finding::kind, Finding::first)
                .containsExactly(tuple(Kind.EDITED, 7L), tuple(Kind.EDITED, 8L));
    }

    @Test
    void shouldFindThatDatabaseAndCheckpointsWereSetBackTogetherFromANotedHash() throws IOException {
        // given
        store.backUp();
        store.record(request, 1);
        store.seal();
        String noted = store.verify().lastHash();
        store.restore();
        Files.delete(file(4));

        // when
        AuditReport report = new AuditVerification(store.application, store.development(), noted).run();

        // then nothing here could tell, but for what was noted elsewhere
        assertThat(store.verify().findings()).isEmpty();
        assertThat(report.findings()).singleElement().matches(finding -> finding.kind() == Kind.CHECKPOINT_MISSING);
    }

    @Test
    void shouldNotWriteBehindADroppedCheckpoint() throws IOException {
        Files.delete(file(CHECKPOINTS));
        store.record(request, 1);

        assertThatThrownBy(store::seal).isInstanceOf(CheckpointsDiffer.class).hasMessage("checkpoint 3 is missing");
    }

    @Test
    void shouldNotTakeAnotherStoresCheckpointsForItsOwn() {
        try (AuditStore other = new AuditStore(home)) {
            other.record(other.request(), 1);

            assertThatThrownBy(other::seal)
                    .isInstanceOf(CheckpointsDiffer.class)
                    .hasMessageContaining("another");
            assertThatThrownBy(other::verify).isInstanceOf(CannotVerify.class).hasMessageContaining("another");
        }
    }
}

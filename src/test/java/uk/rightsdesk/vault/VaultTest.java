package uk.rightsdesk.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import uk.rightsdesk.outbox.CaseStore;

class VaultTest {

    private static final HikariDataSource STORE = CaseStore.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(STORE);
    private static final String OLD = MasterKeys.generate("old");
    private static final String NEW = MasterKeys.generate("new");
    private static final String CANARY = "Amelia Hart, 12 Canary Row";

    private final KeyOwner request = KeyOwner.request(UUID.randomUUID());
    private final KeyOwner other = KeyOwner.request(UUID.randomUUID());
    private final Place place = new Place("element", "data", request.id() + "/1");
    private final Vault vault = vault(OLD);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void clear() {
        JDBC.sql("delete from content_key").update();
    }

    @Test
    void shouldOpenWhatItSealed() {
        byte[] stored = sealed();

        assertThat(vault(OLD).safe(request).openText(place, stored)).isEqualTo(CANARY);
    }

    @Test
    void shouldSealSoThatNothingOfTheContentCanBeSeen() {
        byte[] first = sealed();
        byte[] second = sealed();

        assertThat(new String(first, UTF_8)).doesNotContain("Amelia", "Canary");
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void shouldRefuseValueSwappedIntoAnotherRowColumnOrTable() {
        byte[] stored = sealed();
        Safe safe = vault.safe(request);

        assertRefused(() -> safe.open(new Place("element", "data", request.id() + "/2"), stored));
        assertRefused(() -> safe.open(place.column("label"), stored));
        assertRefused(() -> safe.open(new Place("collection", "data", place.row()), stored));
    }

    @Test
    void shouldRefuseValueOfAnotherRequest() {
        byte[] stored = sealed();
        Safe others = vault.safeFor(other);

        assertRefused(() -> others.open(place, stored));
    }

    @Test
    void shouldRefuseKeySwappedForAnothers() {
        byte[] stored = sealed();
        vault.safeFor(other);
        JDBC.sql("""
                        update content_key set wrapped_key = (select wrapped_key from content_key where owner_id = ?)
                        where owner_id = ?
                        """).params(other.id(), request.id()).update();

        assertUnavailable(
                ContentUnavailable.Reason.MASTER_KEY_WRONG,
                () -> vault.safe(request).open(place, stored));
    }

    @Test
    void shouldDestroyContentWithItsKey() {
        byte[] stored = sealed();

        assertThat(vault.destroy(request)).isTrue();

        assertUnavailable(
                ContentUnavailable.Reason.KEY_MISSING, () -> vault.safe(request).open(place, stored));
        assertThat(vault.find(request)).isEmpty();
        assertThat(vault.destroy(request)).isFalse();
    }

    @Test
    void shouldNotOpenOldContentWithReplacedKey() {
        byte[] before = sealed();

        Safe replaced = vault.replace(request);
        byte[] kept = replaced.seal(place, "the rest".getBytes(UTF_8));

        assertRefused(() -> vault.safe(request).open(place, before));
        assertThat(vault.safe(request).openText(place, kept)).isEqualTo("the rest");
    }

    @Test
    void shouldSayThatMasterKeyIsAnotherWithoutShowingContent() {
        byte[] stored = sealed();
        Vault wrong = vault(MasterKeys.generate("old"));

        ContentUnavailable thrown = catchThrowableOfType(
                ContentUnavailable.class, () -> wrong.safe(request).open(place, stored));

        assertThat(thrown.reason()).isEqualTo(ContentUnavailable.Reason.MASTER_KEY_WRONG);
        assertThat(thrown)
                .hasMessageContaining("another key under the id old")
                .hasMessageContaining(request.id().toString())
                .hasNoCause();
        assertThat(thrown.getMessage()).doesNotContain("Amelia", OLD.substring(4));
    }

    @Test
    void shouldNotStartOnStoreOfAnotherMasterKey() {
        sealed();

        assertThatExceptionOfType(InvalidMasterKey.class)
                .isThrownBy(() -> vault(NEW).check())
                .withMessageContaining("wrapped by the master key old");
        assertThatExceptionOfType(InvalidMasterKey.class)
                .isThrownBy(() -> vault(MasterKeys.generate("old")).check())
                .withMessageContaining("another key under the id old");
        vault(OLD).check();
    }

    @Test
    void shouldSayWhatToSetWhenThereIsNoMasterKey() {
        for (String setting : new String[] {null, " ", "no-colon", "id:short", OLD + "," + OLD}) {
            InvalidMasterKey thrown = catchThrowableOfType(InvalidMasterKey.class, () -> MasterKeys.of(setting));

            assertThat(thrown).as(String.valueOf(setting)).isNotNull();
            assertThat(thrown.getMessage()).doesNotContain(OLD.substring(4));
        }
        assertThat(InvalidMasterKey.HOW_TO).contains("RIGHTSDESK_VAULT_MASTERKEY", "32 random bytes", "vault new-key");
    }

    @Test
    void shouldWrapEveryKeyAnewWhenRotated() {
        byte[] stored = sealed();
        byte[] hash = vault.addressHash("amelia.hart@example.org");

        VaultRotation.Result result = rotation(NEW + "," + OLD).rotate(_ -> {});

        assertThat(result).isEqualTo(new VaultRotation.Result("new", 2, Map.of()));
        assertThat(vault(NEW).safe(request).openText(place, stored)).isEqualTo(CANARY);
        assertThat(vault(NEW).addressHash("amelia.hart@example.org")).isEqualTo(hash);
        assertUnavailable(
                ContentUnavailable.Reason.MASTER_KEY_UNKNOWN, () -> vault(OLD).safe(request));
    }

    @Test
    void shouldTakeUpRotationThatWasCutOff() {
        for (int i = 0; i < 450; i++) {
            vault.safeFor(KeyOwner.message(UUID.randomUUID()));
        }
        VaultRotation rotation = rotation(NEW + "," + OLD);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> rotation.rotate(count -> {
                    throw new IllegalStateException("power cut after " + count);
                }));
        assertThat(countUnder("new")).isEqualTo(200);

        VaultRotation.Result result = rotation.rotate(_ -> {});

        assertThat(result.wrapped()).isEqualTo(250);
        assertThat(countUnder("old")).isZero();
    }

    @Test
    void shouldFindRowsByHashOfAddress() {
        byte[] hash = vault.addressHash("Amelia.Hart@Example.org ");

        assertThat(vault(OLD).addressHash("amelia.hart@example.org")).isEqualTo(hash);
        assertThat(vault.addressHash("ben.hart@example.org")).isNotEqualTo(hash);
    }

    @Test
    void shouldMakeOneKeyWhenManyAskAtOnce() throws InterruptedException, ExecutionException {
        List<Callable<byte[]>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(this::sealed);
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<byte[]> stored : threads.invokeAll(writers)) {
                assertThat(vault.safe(request).openText(place, stored.get())).isEqualTo(CANARY);
            }
        }
    }

    @Test
    void shouldRotateOnTheCommandLine() {
        byte[] stored = sealed();
        StringWriter out = new StringWriter();

        int exitCode = withProperties(NEW + "," + OLD, out, "rotate");

        assertThat(out.toString()).contains("1 keys wrapped by master key new.", "Nothing is left under another key.");
        assertThat(exitCode).isZero();
        assertThat(vault(NEW).safe(request).openText(place, stored)).isEqualTo(CANARY);
    }

    @Test
    void shouldSayOnTheCommandLineWhatToSet() {
        StringWriter out = new StringWriter();

        int exitCode = withProperties("", out, "rotate");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(out.toString()).contains("There is no master key", "RIGHTSDESK_VAULT_MASTERKEY");
    }

    @Test
    void shouldPrintKeyThatCanBeSet() {
        StringWriter out = new StringWriter();

        int exitCode = command(out).execute("new-key", "--id=2026-11");

        assertThat(exitCode).isZero();
        assertThat(MasterKeys.of(out.toString().strip()).current()).isEqualTo("2026-11");
    }

    private int withProperties(String masterKey, StringWriter out, String... arguments) {
        System.setProperty("spring.datasource.url", STORE.getJdbcUrl());
        System.setProperty("rightsdesk.vault.master-key", masterKey);
        String logging = System.getProperty("org.springframework.boot.logging.LoggingSystem");
        try {
            return command(out).execute(arguments);
        } finally {
            System.clearProperty("spring.datasource.url");
            System.clearProperty("rightsdesk.vault.master-key");
            if (logging == null) {
                System.clearProperty("org.springframework.boot.logging.LoggingSystem");
            }
        }
    }

    private static CommandLine command(StringWriter out) {
        return new CommandLine(new VaultCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true));
    }

    private byte[] sealed() {
        return vault.safeFor(request).seal(place, CANARY.getBytes(UTF_8));
    }

    private static long countUnder(String masterKey) {
        return JDBC.sql("select count(*) from content_key where master_key_id = ?")
                .param(masterKey)
                .query(Long.class)
                .single();
    }

    private static Vault vault(String masterKeys) {
        return new Vault(new ContentKeys(JDBC, Clock.systemUTC()), MasterKeys.of(masterKeys));
    }

    private static VaultRotation rotation(String masterKeys) {
        return new VaultRotation(
                new ContentKeys(JDBC, Clock.systemUTC()),
                MasterKeys.of(masterKeys),
                new TransactionTemplate(new JdbcTransactionManager(STORE)));
    }

    private static void assertRefused(ThrowingCallable reading) {
        assertUnavailable(ContentUnavailable.Reason.ALTERED, reading);
    }

    private static void assertUnavailable(ContentUnavailable.Reason reason, ThrowingCallable reading) {
        assertThatExceptionOfType(ContentUnavailable.class)
                .isThrownBy(reading)
                .satisfies(thrown -> assertThat(thrown.reason()).isEqualTo(reason))
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("Amelia", "Canary"));
    }
}

package uk.rightsdesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.rightsdesk.datamap.TestSystem;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.sample.SampleSystemOfRecord;
import uk.rightsdesk.vault.VaultInTest;

class ReeraseCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void shouldEraseAgainWhatARestoredBackupBroughtBack() throws IOException {
        // given an erasure, and the system restored from before it
        UUID planId = UUID.randomUUID();
        try (HikariDataSource cases = CaseStore.fresh();
                TestSystem system = TestSystem.over(TestSystem.copy(), cases)) {
            system.erase(planId, SampleSystemOfRecord.AMELIA);
            Path settings = settings(cases.getJdbcUrl(), TestSystem.url(TestSystem.copy()));

            // then
            assertThat(execute("reerase", "--config", settings.toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString())
                    .contains(planId + " customer-experience: erased again, ", "1 erasures looked at, 1 applied again.")
                    .doesNotContainIgnoringCase("amelia");

            // and a second time
            assertThat(execute("reerase", "--config", settings.toString())).isZero();
            assertThat(out.toString()).contains("still erased", "1 erasures looked at, 0 applied again.");
        }
    }

    @Test
    void shouldSayThatASystemDoesNotAnswer() throws IOException {
        try (HikariDataSource cases = CaseStore.fresh();
                TestSystem system = TestSystem.over(TestSystem.copy(), cases)) {
            system.erase(UUID.randomUUID(), SampleSystemOfRecord.AMELIA);

            assertThat(execute(
                            "reerase",
                            "--config",
                            settings(cases.getJdbcUrl(), "jdbc:postgresql://localhost:1/x")
                                    .toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("Could not erase again", "UNREACHABLE");
        }
    }

    @Test
    void shouldSayInTheHelpWhatItDoes() {
        assertThat(execute("reerase", "--help")).isZero();
        assertThat(out.toString())
                .contains("ledger of erasures", "Exit code: 0 all is erased", "rightsdesk.vault.master-key")
                .satisfies(help -> assertThat(help.lines()).allMatch(line -> line.length() <= 82));
    }

    private Path settings(String caseStore, String system) throws IOException {
        return Files.writeString(folder.resolve("desk.yaml"), """
                spring.datasource.url: %s
                rightsdesk.vault.master-key: %s
                rightsdesk.datamap:
                  location: file:samples/datamap/customer-experience.yaml
                  systems.customer-experience:
                    url: %s
                    username: rightsdesk_reader
                    password: reader-pass
                    connection-timeout: 1s
                    writer:
                      username: rightsdesk_writer
                      password: writer-pass
                """.formatted(caseStore, VaultInTest.MASTER_KEY, system));
    }

    private int execute(String... arguments) {
        return Commands.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}

package uk.rightsdesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import uk.rightsdesk.audit.AuditStore;

class AuditCommandTest {

    @TempDir
    private Path home;

    private AuditStore store;
    private UUID request;
    private Path config;

    private record Result(int exitCode, String output, String errors) {}

    @BeforeEach
    void seed() throws IOException {
        store = new AuditStore(home);
        request = store.request();
        store.record(request, 3);
        store.seal();
        store.record(request, 1);
        config = Files.writeString(
                home.resolve("desk.properties"), """
                spring.datasource.url=%s
                spring.datasource.username=rightsdesk
                rightsdesk.audit.checkpoints=%s
                """.formatted(store.url(), home.resolve("checkpoints")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Result verify(String... options) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        String[] arguments = new String[options.length + 2];
        arguments[0] = "audit";
        arguments[1] = "verify";
        System.arraycopy(options, 0, arguments, 2, options.length);
        CommandLine command =
                Commands.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(errors, true));
        return new Result(command.execute(arguments), out.toString(), errors.toString());
    }

    @Test
    void shouldSayThatAllIsIntact() {
        Result result = verify("--config=" + config);

        assertThat(result.errors()).isEmpty();
        assertThat(result.output())
                .contains("1 requests, 4 events: 3 sealed, 1 not yet sealed.")
                .contains("1 checkpoints, the last is number 1 of 2026-11-02T09:30:00.123456Z, hash ")
                .contains("development key")
                .endsWith("Intact." + System.lineSeparator());
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void shouldNameWhatWasTamperedWith() {
        store.tamper("update request_event set actor = 'ravi' where seq = 2");

        Result result = verify("--config=" + config);

        assertThat(result.output())
                .startsWith("edited: request " + request + " event 2: its content is not what was sealed")
                .contains("TAMPERED WITH: 1 findings.");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldMissTheCheckpointThatWasNotedDown() {
        assertThat(verify("--config=" + config, "--noted=" + "ab".repeat(32)).exitCode())
                .isEqualTo(1);
        assertThat(verify("--config=" + config, "--noted=abc").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldTrustTheGivenKeyOnly() throws IOException {
        Path published;
        try (var keys = Files.list(home.resolve("checkpoints/keys"))) {
            published = keys.findFirst().orElseThrow();
        }

        assertThat(verify("--config=" + config, "--public-key=" + published).exitCode())
                .isZero();
    }

    @Test
    void shouldSayThatItCouldNotCheck() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("elsewhere.properties"), """
                spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nowhere
                spring.datasource.password=secret
                """);

        Result result = verify("--config=" + elsewhere);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).contains("Could not check: ").doesNotContain("secret");
        assertThat(verify("--config=" + home.resolve("none.yaml")).exitCode()).isEqualTo(2);
    }

    @Test
    void shouldSayInTheHelpWhatItReadsAndAnswers() {
        Result result = verify("--help");

        assertThat(result.output())
                .contains("spring.datasource.url", "rightsdesk.audit.public-keys", "0 intact, 1 tampered with")
                .satisfies(help -> assertThat(help.lines()).allMatch(line -> line.length() <= 80));
    }
}

package uk.rightsdesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

    @ParameterizedTest
    @ValueSource(strings = {"clock", "clok", "--help", "-h", "--version", "-V"})
    void shouldBeMeantByAWordOrAQuestion(String first) {
        assertThat(Commands.areMeantBy(first, "--as-of=2026-06-19")).isTrue();
    }

    @Test
    void shouldLeaveSpringItsOptions() {
        assertThat(Commands.areMeantBy()).isFalse();
        assertThat(Commands.areMeantBy("--server.port=8444")).isFalse();
    }

    @Test
    void shouldSayInTheHelpWhatTheCommandsAre() {
        StringWriter out = new StringWriter();

        int exitCode = commandLine(out).execute("--help");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("clock", "Works out statutory dates");
    }

    @Test
    void shouldSayInTheHelpOfTheClockWhatItReadsAndWrites() {
        StringWriter out = new StringWriter();

        int exitCode = commandLine(out).execute("clock", "--help");

        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .contains("relevant_time", "notice_deadline", "Apply the law in force", "2026-06-19")
                .satisfies(help -> assertThat(help.lines()).allMatch(line -> line.length() <= 80));
    }

    @Test
    void shouldRefuseAWordThatIsNoCommand() {
        assertThat(commandLine(new StringWriter()).execute("clok")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private static CommandLine commandLine(StringWriter out) {
        return Commands.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
    }
}

package uk.rightsdesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.rightsdesk.datamap.TestSystem;

class DataMapCommandTest {

    private static final String SAMPLE = "samples/datamap/customer-experience.yaml";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private String database = "";

    @BeforeEach
    void copy() {
        database = TestSystem.copy();
    }

    @Test
    void shouldAgreeWithTheSample() throws IOException {
        assertThat(check(SAMPLE, TestSystem.url(database))).isZero();
        assertThat(out.toString()).contains("1 systems", "map and schema agree.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldNameAColumnThatCameAfterTheMap() throws Exception {
        change("ALTER TABLE account ADD COLUMN mother_maiden_name text");

        assertThat(check(SAMPLE, TestSystem.url(database))).isEqualTo(1);
        assertThat(out.toString()).contains("UNMAPPED_COLUMN account.mother_maiden_name", "1 differences.");
    }

    @Test
    void shouldNameAPathThatIsMissingAndAKeyThatIsBroken() throws Exception {
        // given
        change("ALTER TABLE experience DROP CONSTRAINT experience_account_id_fkey");
        change("ALTER TABLE login DROP CONSTRAINT login_pkey CASCADE");

        // then
        assertThat(check(SAMPLE, TestSystem.url(database))).isEqualTo(1);
        assertThat(out.toString()).contains("MISSING_FOREIGN_KEY experience.account_id", "KEY_NOT_UNIQUE login.");
    }

    @Test
    void shouldNameWhatTheWritingRoleMayNot() throws Exception {
        // given
        change("REVOKE DELETE ON login FROM rightsdesk_writer");
        change(
                "REVOKE UPDATE ON account FROM rightsdesk_writer; GRANT UPDATE (given_name) ON account TO rightsdesk_writer");
        change("REVOKE INSERT ON rightsdesk.executed_plan FROM rightsdesk_writer");

        // then
        assertThat(check(SAMPLE, TestSystem.url(database))).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "NOT_WRITABLE login: ",
                        "NOT_WRITABLE account.email: ",
                        "NOT_WRITABLE rightsdesk.executed_plan: ")
                .doesNotContain("account.given_name");
    }

    @Test
    void shouldSayWhatIsWrongWithTheMapItself() throws IOException {
        // given
        var wrong = Files.writeString(
                folder.resolve("map.yaml"), Files.readString(Path.of(SAMPLE)).replaceFirst("version:", "versoin:"));

        // then
        assertThat(check(wrong.toString(), TestSystem.url(database))).isEqualTo(1);
        assertThat(err.toString()).contains("is not valid", "versoin");
    }

    @Test
    void shouldNotBeSureWhileASystemIsDown() throws IOException {
        assertThat(check(SAMPLE, "jdbc:postgresql://localhost:1/customer_experience"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("customer-experience: UNREACHABLE").doesNotContain("reader-pass");
    }

    @Test
    void shouldNotBeSureWithoutAMap() throws IOException {
        assertThat(check("no-such-map.yaml", TestSystem.url(database))).isEqualTo(2);
        assertThat(err.toString()).contains("no-such-map.yaml");
    }

    @Test
    void shouldSayInTheHelpWhatTheExitCodesMean() {
        assertThat(execute("datamap", "check", "--help")).isZero();
        assertThat(out.toString())
                .contains("rightsdesk.datamap.location", "Exit code: 0 they agree, 1 they differ")
                .satisfies(help -> assertThat(help.lines()).allMatch(line -> line.length() <= 82));
    }

    private void change(String sql) throws SQLException {
        TestSystem.execute(TestSystem.owner(database), sql);
    }

    private int check(String map, String url) throws IOException {
        var settings = Files.writeString(folder.resolve("desk.yaml"), """
                rightsdesk.datamap:
                  location: file:%s
                  systems.customer-experience:
                    url: %s
                    username: rightsdesk_reader
                    password: reader-pass
                    connection-timeout: 1s
                    writer:
                      username: rightsdesk_writer
                      password: writer-pass
                """.formatted(map, url));
        return execute("datamap", "check", "--config", settings.toString());
    }

    private int execute(String... arguments) {
        return Commands.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}

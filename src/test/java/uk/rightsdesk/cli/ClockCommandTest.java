package uk.rightsdesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ClockCommandTest {

    private static final String HEADER = "id,due,safe_due,notice_deadline,explanation,error";

    private record Result(int exitCode, List<String> lines, String errors) {}

    @Test
    void shouldAgreeWithTheVectorsOfTheLaw() throws IOException {
        String vectors;
        try (InputStream in = ClockCommandTest.class.getResourceAsStream("/law/deadline-vectors.csv")) {
            vectors = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> expected = vectors.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> cells[0] + "," + cells[8])
                .toList();

        List<String> lines = run(vectors).lines();

        assertThat(lines.getFirst()).isEqualTo(HEADER);
        assertThat(lines.subList(1, lines.size()))
                .map(line -> String.join(",", List.of(line.split(",")).subList(0, 2)))
                .isEqualTo(expected);
    }

    @Test
    void shouldWriteEveryDateAndTheExplanation() {
        List<String> lines = run("""
                id,kind,received,relevant_time,pauses,division
                1,RESP,2026-03-01,2026-03-02,2026-03-05..2026-03-11,EW
                2,EXT,2026-03-02,,2026-03-05..2026-03-11;,EW
                3,ACK,2026-06-19,never,ever,EW
                """).lines();

        assertThat(lines.get(1))
                .startsWith("1,2026-04-09,2026-04-08,2026-04-08,\"We received your request on 1 March 2026. ")
                .contains("The period starts on 2 March 2026, the day we received what we had to ask you for.")
                .endsWith(",");
        assertThat(lines.get(2)).startsWith("2,2026-06-09,2026-06-08,2026-04-08,");
        assertThat(lines.get(3)).startsWith("3,2026-07-20,2026-07-18,,");
    }

    @Test
    void shouldFindTheColumnsByTheirNames() {
        List<String> lines = run("""
                \uFEFFdivision,note,Received , kind,id
                EW,"a, ""note""
                of two lines",2026-01-31,RESP,1
                """).lines();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("1,2026-03-02,2026-03-02,2026-02-28,");
    }

    @Test
    void shouldReceiveAnInstantOnItsDayInLondon() {
        assertThat(run("id,kind,received,division\n1,RESP,2026-06-30T23:30:00Z,EW")
                        .lines()
                        .get(1))
                .startsWith("1,2026-08-03,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,WHAT,2026-03-02,,,EW                      | kind must be RESP, EXT or ACK
            1,RESP,,,,EW                                | received lacks a date
            1,RESP,2 March,,,EW                         | received must hold dates as 2026-03-31
            1,RESP,2026-02-30,,,EW                      | received holds a date that does not exist
            1,RESP,2026-03-02Tsoon,,,EW                 | received holds a date that does not exist
            1,RESP,2026-03-02,2026-03-01,,EW            | relevant_time is before received
            1,RESP,2026-03-02,,2026-03-05,EW            | pauses must be written from..to;from..to
            1,RESP,2026-03-02,,2026-03-05..,EW          | pauses lacks a date
            1,RESP,2026-03-02,,2026-03-05..2026-03-04,EW| a pause ends before it begins
            1,RESP,2026-03-02,,,UK                      | division must be EW, SC or NI
            1,RESP,2026-03-02                           | division must be EW, SC or NI
            1,RESP,2026-03-02,,,EW,more                 | the row has more cells than the header
            1,"RESP"x,2026-03-02,,,EW                   | the row is not CSV: a quotation mark is out of place
            1,RESP,2028-12-15,,,EW                      | bank holidays are published only to the end of 2028, and this \
            date would fall later
            """)
    void shouldGiveABadRowItsErrorAndGoOn(String row, String error) {
        Result result = run("id,kind,received,relevant_time,pauses,division\n" + row + "\n2,ACK,2026-06-19,,,EW");

        assertThat(result.exitCode()).isZero();
        assertThat(result.lines()).hasSize(3);
        assertThat(result.lines().get(1).replace("\"", "")).isEqualTo("1,,,,," + error);
        assertThat(result.lines().get(2)).startsWith("2,2026-07-20,");
    }

    @Test
    void shouldApplyTheLawOfAnotherDay() {
        String rows =
                "id,kind,received,pauses,division\n1,RESP,2026-03-02,2026-03-05..2026-03-11,EW\n2,ACK,2026-03-02,,EW";

        List<String> lines = run(rows, "--as-of", "2026-02-04").lines();

        assertThat(lines.get(1))
                .startsWith("1,2026-04-02,2026-04-02,2026-04-02,")
                .contains("(UK GDPR Article 12(3))");
        assertThat(lines.get(2)).isEqualTo("2,,,,,no rule for COMPLAINT_ACKNOWLEDGEMENT was in force on 2026-02-04");
    }

    @Test
    void shouldNotLetAnIdRunAsAFormula() {
        List<String> lines = run("id,kind,received,division\n=1+1,RESP,2026-03-02,EW\n\"a,\"\"b\",RESP,2026-03-02,EW")
                .lines();

        assertThat(lines.get(1)).startsWith("'=1+1,2026-04-02,");
        assertThat(lines.get(2)).startsWith("\"a,\"\"b\",2026-04-02,");
    }

    @Test
    void shouldRefuseAHeaderWithoutTheColumnsItNeeds() {
        Result result = run("id,received\n1,2026-03-02");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.lines()).isEmpty();
        assertThat(result.errors()).contains("missing: kind, division");
    }

    @Test
    void shouldAskForAHeaderWhereThereIsNoInput() {
        assertThat(run("").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAnOptionItDoesNotKnow() {
        assertThat(run("", "--when", "2026-02-04").exitCode()).isEqualTo(2);
    }

    private static Result run(String input, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                new CommandLine(new ClockCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))));
        int exitCode = command.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(options);
        return new Result(exitCode, out.toString().lines().toList(), err.toString());
    }
}

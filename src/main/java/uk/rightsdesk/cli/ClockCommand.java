package uk.rightsdesk.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.ClockException;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.clock.WorkingDays;

/** The statutory clock on the command line: CSV in, CSV out. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Works out statutory dates: reads CSV on standard input, writes CSV on standard output.",
        footerHeading = "%nInput: UTF-8 CSV (RFC 4180). The first line names the columns, in any order; columns%n",
        footer = {
            "of other names are not read.",
            "  id             anything; returned as it is (behind an apostrophe where a",
            "                 spreadsheet would take it for a formula)",
            "  kind           RESP  answer to an access request, one month",
            "                 EXT   the same, extended in time: three months",
            "                 ACK   acknowledgement of a complaint, 30 days from received;",
            "                       relevant_time and pauses are not read",
            "  received       date of receipt in Europe/London (2026-06-30), or date and time",
            "                 with offset (2026-06-30T23:30Z, which is 1 July in London)",
            "  relevant_time  date from which the period is counted: when identity, authority",
            "                 or fee arrived; blank or no such column: received",
            "  pauses         clarification asked and answered, from..to;from..to, both days",
            "                 included; blank or no such column: none",
            "  division       EW (England and Wales), SC (Scotland), NI (Northern Ireland)",
            "",
            "Output: one line for each row, in its order, behind a header.",
            "  id",
            "  due              last day of the period",
            "  safe_due         the earlier reading where the law is ambiguous; work to it",
            "  notice_deadline  last day for the notice of an extension; blank for ACK",
            "  explanation      how the dates come about, with citations",
            "  error            why there are no dates; the other rows are not affected",
            "",
            "There are no dates after the last year with published bank holidays (2028).",
            "Exit code: 0 all rows read (with or without errors in them), 2 the header or",
            "an option is wrong. Nothing but the CSV goes to standard output.",
            "",
            "Example:",
            "  printf 'id,kind,received,division\\n1,RESP,2026-01-31,EW\\n' \\",
            "      | java -jar rightsdesk.jar clock"
        })
final class ClockCommand implements Callable<Integer> {

    private static final List<String> REQUIRED = List.of("id", "kind", "received", "division");

    private final InputStream in;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--as-of",
            paramLabel = "<date>",
            defaultValue = "2026-06-19",
            description = "Apply the law in force on this date to every row. Default: ${DEFAULT-VALUE}.")
    private LocalDate asOf = LocalDate.of(2026, 6, 19);

    ClockCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        CsvReader rows = new CsvReader(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        CsvReader.Row header = rows.next();
        List<String> columns = header == null ? List.of() : columns(header);
        List<String> missing = new ArrayList<>(REQUIRED);
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("The first line must name the columns; missing: " + String.join(", ", missing)
                            + ". See clock --help.");
            return ExitCode.USAGE;
        }
        compute(rows, columns);
        return ExitCode.OK;
    }

    private void compute(CsvReader rows, List<String> columns) throws IOException {
        StatutoryClock clock = new StatutoryClock(WorkingDays.ofUnitedKingdom());
        CsvWriter out = new CsvWriter(spec.commandLine().getOut());
        out.write("id", "due", "safe_due", "notice_deadline", "explanation", "error");
        for (CsvReader.Row row = rows.next(); row != null; row = rows.next()) {
            ClockRow question = new ClockRow(columns, row);
            try {
                ApplicableTimePeriod period =
                        clock.compute(question.obligation(), question.facts(), question.division(), asOf);
                out.write(
                        question.id(),
                        period.due().toString(),
                        period.safeDue().toString(),
                        text(period.noticeDeadline()),
                        period.explanationText(),
                        "");
            } catch (ClockRow.UnreadableException | ClockException e) {
                out.write(question.id(), "", "", "", "", String.valueOf(e.getMessage()));
            }
        }
        spec.commandLine().getOut().flush();
    }

    private static List<String> columns(CsvReader.Row header) {
        return header.cells().stream()
                .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }
}

package uk.rightsdesk.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.rightsdesk.datamap.DataMapComparison;
import uk.rightsdesk.datamap.InvalidDataMap;

/** The data map on the command line. */
@Command(
        name = "datamap",
        mixinStandardHelpOptions = true,
        description = "Tells whether the data map is true: see datamap check --help.",
        subcommands = DataMapCommand.Check.class)
final class DataMapCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: datamap check");
    }

    /** Reads catalogues only: no row of a system of record is looked at, nothing is changed. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Compares the data map with the live schema of every system of record it names.",
            exitCodeOnExecutionException = Check.COULD_NOT_CHECK,
            footerHeading = "%nSettings are those of the desk: application.yaml or .properties in the working%n",
            footer = {
                "directory or in ./config, environment variables, -D options before -jar:",
                "  rightsdesk.datamap.location                   the map",
                "  rightsdesk.datamap.systems.<name>.url,        each system of record, by the",
                "      .username, .password, .writer.*           roles that read and change it",
                "",
                "Output: one line for each difference, with system, kind, table or column and what",
                "to do: a table or column that the map does not list, a path that is missing, a",
                "key that does not name one row, what a role may not read or change. Then a",
                "summary.",
                "Exit code: 0 they agree, 1 they differ or the map itself is wrong, 2 could not",
                "check: a setting is missing or a system does not answer.",
                "",
                "Example, as a step of the pipeline that changes a system's schema:",
                "  java -jar rightsdesk.jar datamap check --config /etc/rightsdesk/desk.yaml"
            })
    static final class Check implements Callable<Integer> {

        static final int AGREE = 0;
        static final int DIFFER = 1;
        static final int COULD_NOT_CHECK = 2;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Option(names = "--config", paramLabel = "<file>", description = "A further file with settings.")
        private @Nullable Path config;

        @Override
        public Integer call() {
            try {
                return tell(DataMapComparison.by(Settings.read(config)));
            } catch (InvalidDataMap e) {
                spec.commandLine().getErr().println(e.getMessage());
                return DIFFER;
            } catch (IllegalStateException e) {
                return couldNotCheck(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                // its message may quote what must not be told, such as a password in a URL
                return couldNotCheck(
                        "the settings are not as expected: " + e.getClass().getSimpleName());
            }
        }

        private int tell(DataMapComparison comparison) {
            var out = spec.commandLine().getOut();
            comparison.findings().forEach(out::println);
            out.printf(
                    "%d systems and %d tables compared: %s%n",
                    comparison.systems(),
                    comparison.tables(),
                    comparison.findings().isEmpty()
                            ? "map and schema agree."
                            : comparison.findings().size() + " differences.");
            out.flush();
            comparison.unavailable().forEach(this::couldNotCheck);
            if (!comparison.findings().isEmpty()) {
                return DIFFER;
            }
            return comparison.unavailable().isEmpty() ? AGREE : COULD_NOT_CHECK;
        }

        private int couldNotCheck(String why) {
            spec.commandLine().getErr().println("Could not check: " + why);
            return COULD_NOT_CHECK;
        }
    }
}

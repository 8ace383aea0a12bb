package uk.rightsdesk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.rightsdesk.audit.SignatureCheck;
import uk.rightsdesk.delivery.download.BundleVerification;

/** The archive of an answer on the command line. */
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        description = "Proves that an answer is ours and whole: see bundle verify --help.",
        subcommands = BundleCommand.Verify.class)
final class BundleCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: bundle verify");
    }

    /** Reads one file, starts nothing, asks no network. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Verifies the archive of an answer against its signed check sums.",
            exitCodeOnExecutionException = Verify.COULD_NOT_CHECK,
            footerHeading = "%nWorks offline, for anybody who has the archive and the published keys.%n",
            footer = {
                "The keys are at https://<the desk>/d/keys.json; fetch them once and keep them,",
                "from somewhere other than the archive itself. PEM will do as well.",
                "",
                "Output: one line for each file that is not as it was, then a summary.",
                "  CHANGED   one byte or more differs, or the signature inside a letter does not agree",
                "  MISSING   the sums name it, the archive does not hold it",
                "  ADDED     the archive holds it, the sums do not name it",
                "  TWICE     the archive holds two of that name",
                "  UNSIGNED  no given key signed the sums as they are",
                "Exit code: 0 intact, 1 not intact, 2 could not check.",
                "",
                "Example:",
                "  java -jar rightsdesk.jar bundle verify --keys keys.json R-2026-000042.zip"
            })
    static final class Verify implements Callable<Integer> {

        static final int INTACT = 0;
        static final int CHANGED = 1;
        static final int COULD_NOT_CHECK = 2;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Option(
                names = "--keys",
                paramLabel = "<file>",
                required = true,
                description = "The published keys, JSON Web Key Set or PEM; may be given more than once.")
        @SuppressWarnings("NullAway.Init") // required
        private List<Path> keys;

        @Parameters(paramLabel = "<archive>", description = "The archive, as it was delivered.")
        @SuppressWarnings("NullAway.Init") // required
        private Path archive;

        @Override
        public Integer call() {
            try {
                List<String> published = new ArrayList<>();
                for (Path file : keys) {
                    published.add(Files.readString(file));
                }
                return tell(new BundleVerification(new SignatureCheck(published)).verify(archive));
            } catch (IOException | IllegalArgumentException e) {
                spec.commandLine()
                        .getErr()
                        .println("Could not check: " + e.getClass().getSimpleName() + " " + e.getMessage());
                return COULD_NOT_CHECK;
            }
        }

        private int tell(BundleVerification.Result result) {
            PrintWriter out = spec.commandLine().getOut();
            result.findings().forEach(out::println);
            out.println(
                    result.intact()
                            ? "Intact: %d files, signed with key %s.".formatted(result.files(), result.signer())
                            : "NOT INTACT: %d findings in %d files."
                                    .formatted(result.findings().size(), result.files()));
            if (result.letterSigner() != null) {
                out.println("The letter bears a signature of its own (PAdES) by: " + result.letterSigner());
            }
            out.flush();
            return result.intact() ? INTACT : CHANGED;
        }
    }
}

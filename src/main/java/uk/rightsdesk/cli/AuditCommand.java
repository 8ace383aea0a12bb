package uk.rightsdesk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.rightsdesk.audit.AuditProperties;
import uk.rightsdesk.audit.AuditReport;
import uk.rightsdesk.audit.AuditVerification;
import uk.rightsdesk.audit.CannotVerify;
import uk.rightsdesk.audit.Finding;

/** The audit on the command line. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Proves that no event was changed: see audit verify --help.",
        subcommands = AuditCommand.Verify.class)
final class AuditCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: audit verify");
    }

    /** Reads the case store and the checkpoints, starts nothing and changes nothing. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Verifies the events of every request against their chains and the signed checkpoints.",
            exitCodeOnExecutionException = Verify.COULD_NOT_CHECK,
            footerHeading = "%nSettings are those of the desk: application.yaml or .properties in the working%n",
            footer = {
                "directory or in ./config, environment variables, -D options before -jar:",
                "  spring.datasource.url, .username, .password    the case store; a role that may",
                "                                                 read request, breach, request_event",
                "                                                 and audit_* will do",
                "  rightsdesk.audit.checkpoints                   directory of the checkpoints",
                "  rightsdesk.audit.public-keys                   the keys that are trusted",
                "",
                "Output: one line for each finding, naming the request by its opaque id and the",
                "event by its number, then a summary. Events newer than the last checkpoint are",
                "held against their chain only, and counted as not yet sealed.",
                "Exit code: 0 intact, 1 tampered with, 2 could not check.",
                "",
                "Example:",
                "  java -jar rightsdesk.jar audit verify --config /etc/rightsdesk/desk.yaml"
            })
    static final class Verify implements Callable<Integer> {

        static final int INTACT = 0;
        static final int TAMPERED = 1;
        static final int COULD_NOT_CHECK = 2;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Option(names = "--config", paramLabel = "<file>", description = "A further file with settings.")
        private @Nullable Path config;

        @Option(
                names = "--checkpoints",
                paramLabel = "<dir>",
                description = "Directory of the checkpoints, in place of the setting.")
        private @Nullable Path checkpoints;

        @Option(
                names = "--public-key",
                paramLabel = "<file>",
                description = "Trust this key (PEM) and no configured one; may be repeated.")
        private List<Path> publicKeys = new ArrayList<>();

        @Option(
                names = "--noted",
                paramLabel = "<hash>",
                description = "A checkpoint's hash that you noted down earlier; it must be among the files.")
        private @Nullable String noted;

        @Override
        public Integer call() throws IOException {
            if (noted != null && !noted.matches("[0-9a-f]{64}")) {
                throw new ParameterException(spec.commandLine(), "--noted takes 64 hexadecimal digits");
            }
            SingleConnectionDataSource caseStore = new SingleConnectionDataSource();
            try {
                Binder settings = Settings.read(config);
                caseStore.setUrl(
                        settings.bind("spring.datasource.url", String.class).get());
                settings.bind("spring.datasource.username", String.class).ifBound(caseStore::setUsername);
                settings.bind("spring.datasource.password", String.class).ifBound(caseStore::setPassword);
                caseStore.setSuppressClose(true);
                return tell(new AuditVerification(caseStore, audit(settings), noted).run());
            } catch (CannotVerify e) {
                return couldNotCheck(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                // its message may quote what must not be told, such as a key
                return couldNotCheck("the settings or the store are not as expected: "
                        + e.getClass().getSimpleName());
            } finally {
                caseStore.destroy();
            }
        }

        private AuditProperties audit(Binder settings) throws IOException {
            AuditProperties configured = settings.bindOrCreate("rightsdesk.audit", AuditProperties.class);
            List<String> keys = new ArrayList<>();
            for (Path file : publicKeys) {
                keys.add(Files.readString(file));
            }
            return new AuditProperties(
                    checkpoints == null ? configured.checkpoints() : checkpoints,
                    configured.interval(),
                    false,
                    keys.isEmpty() ? configured.signingKey() : null,
                    keys.isEmpty() ? configured.publicKeys() : keys);
        }

        private int tell(AuditReport report) {
            PrintWriter out = spec.commandLine().getOut();
            for (Finding finding : report.findings()) {
                out.println(finding);
            }
            out.printf(
                    "%d requests, %d events: %d sealed, %d not yet sealed.%n",
                    report.requests(), report.events(), report.sealed(), report.events() - report.sealed());
            out.println(
                    report.lastHash() == null
                            ? "No checkpoints."
                            : "%d checkpoints, the last is number %d of %s, hash %s."
                                    .formatted(
                                            report.checkpoints(),
                                            report.lastCheckpoint(),
                                            report.lastAt(),
                                            report.lastHash()));
            if (report.development()) {
                out.println("Signed with a development key: this proves nothing against whoever can read its file.");
            }
            out.println(
                    report.intact()
                            ? "Intact."
                            : "TAMPERED WITH: " + report.findings().size() + " findings.");
            out.flush();
            return report.intact() ? INTACT : TAMPERED;
        }

        private int couldNotCheck(String why) {
            spec.commandLine().getErr().println("Could not check: " + why);
            return COULD_NOT_CHECK;
        }
    }
}

package uk.rightsdesk.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.rightsdesk.vault.VaultCommand;

/** Rightsdesk on the command line: {@code java -jar rightsdesk.jar <command>}. */
@Command(
        name = "rightsdesk",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = "A desk for data-subject rights under UK law.",
        footer = {"", "Without a command, the desk itself starts; options then go to Spring Boot."})
public final class Commands implements Runnable {

    private static final Set<String> OPTIONS = Set.of("-h", "--help", "-V", "--version");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    private Commands() {}

    /** Whether the arguments ask for a command, not for the desk: first a word or a question, no Spring option. */
    public static boolean areMeantBy(String... arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("-") || OPTIONS.contains(arguments[0]));
    }

    /**
     * Runs the command on the standard streams. Whatever else prints to standard output, a library's log for instance,
     * is sent to standard error meanwhile.
     *
     * @return the exit code: 0 done, 1 failed, 2 not understood
     */
    public static int run(String... arguments) {
        PrintStream standardOutput = System.out;
        System.setOut(System.err);
        // no logging system is set up for commands; without this, slf4j would look for one and print every detail
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        return commandLine()
                .setOut(new PrintWriter(standardOutput, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Commands())
                .addSubcommand(new ClockCommand(System.in))
                .addSubcommand(new AuditCommand())
                .addSubcommand(new DataMapCommand())
                .addSubcommand(new ReeraseCommand())
                .addSubcommand(new BundleCommand())
                .addSubcommand(new VaultCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** The version that the jar's manifest names. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"rightsdesk " + (version == null ? "(not packaged)" : version)};
        }
    }
}

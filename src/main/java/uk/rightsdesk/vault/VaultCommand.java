package uk.rightsdesk.vault;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The keys of the vault on the command line. */
@Command(
        name = "vault",
        mixinStandardHelpOptions = true,
        description = "Makes and changes the master key under which stored content is encrypted.")
public final class VaultCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say rotate or new-key");
    }

    @Command(
            name = "new-key",
            mixinStandardHelpOptions = true,
            description = "Prints a fresh master key for rightsdesk.vault.master-key.")
    int newKey(
            @Option(names = "--id", paramLabel = "<id>", description = "Its name. Default: year and month.") @Nullable
                    String id) {
        Clock clock = Clock.systemUTC();
        spec.commandLine()
                .getOut()
                .println(MasterKeys.generate(id == null ? YearMonth.now(clock).toString() : id));
        return ExitCode.OK;
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Wraps every data key anew by the first key of rightsdesk.vault.master-key.",
                "Content is not touched and the desk may go on working. Safe to repeat: a",
                "rotation that was cut off is taken up where it ended.",
                "",
                "1. Set rightsdesk.vault.master-key to new,old and restart the desk.",
                "2. Run this with the same setting and the desk's spring.datasource.*.",
                "3. When it says that nothing is left, take the old key out and restart.",
                "",
                "Exit code: 0 nothing is left under another key, 1 something is."
            })
    int rotate() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        // commands run without a logging system
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties("spring.main.banner-mode=off", "spring.flyway.enabled=false")
                .run()) {
            VaultRotation.Result result =
                    context.getBean(VaultRotation.class).rotate(count -> out.println(count + " keys wrapped"));
            out.println("%d keys wrapped by master key %s.".formatted(result.wrapped(), result.masterKey()));
            if (result.remaining().isEmpty()) {
                out.println("Nothing is left under another key.");
                return ExitCode.OK;
            }
            err.println("Left under other keys: " + result.remaining() + ". Run it again.");
        } catch (RuntimeException failure) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
            err.println(cause.getMessage());
            if (cause instanceof InvalidMasterKey) {
                err.println(InvalidMasterKey.HOW_TO);
            }
        }
        return ExitCode.SOFTWARE;
    }

    /** The vault and its database, nothing else. No {@code @Configuration}, so that the desk does not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import(VaultConfiguration.class)
    static class Wiring {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}

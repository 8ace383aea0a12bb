package uk.rightsdesk.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.rightsdesk.datamap.DataMapConfiguration;
import uk.rightsdesk.datamap.Reerasure;
import uk.rightsdesk.vault.VaultConfiguration;

/** Erases again, after a backup was restored, what had been erased since it was made. */
@Command(
        name = "reerase",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Applies the ledger of erasures again to systems of record that were restored",
            "from a backup. Run it before such a system is opened to anybody. Whoever was",
            "erased and is there again, by key and identifier, is erased by the plan that",
            "was approved; nobody else is touched. Safe to repeat."
        },
        exitCodeOnExecutionException = ReeraseCommand.COULD_NOT,
        footerHeading = "%nSettings are those of the desk: application.yaml or .properties in the working%n",
        footer = {
            "directory or in ./config, environment variables, -D options before -jar:",
            "  spring.datasource.url, .username, .password   the case store with the ledger",
            "  rightsdesk.vault.master-key                   the key of its hashes",
            "  rightsdesk.datamap.location                   the map",
            "  rightsdesk.datamap.systems.<name>.url,        each system of record, with the",
            "      .username, .password, .writer.*           roles that read and change it",
            "",
            "Output: one line for each erasure and system, by opaque id, with the numbers of",
            "rows deleted and changed again. Then a summary.",
            "Exit code: 0 all is erased, 2 could not: a setting is missing or a system does",
            "not answer; run it again then.",
            "",
            "Example:",
            "  java -jar rightsdesk.jar reerase --config /etc/rightsdesk/desk.yaml"
        })
final class ReeraseCommand implements Callable<Integer> {

    static final int ERASED = 0;
    static final int COULD_NOT = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "<file>", description = "A further file with settings.")
    private @Nullable Path config;

    @Override
    public Integer call() {
        // commands run without a logging system
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var application = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties("spring.main.banner-mode=off", "spring.flyway.enabled=false");
        if (config != null) {
            application.properties("spring.config.additional-location=" + config.toUri());
        }
        try (ConfigurableApplicationContext context = application.run()) {
            var erasures = new AtomicLong();
            var again = new AtomicLong();
            context.getBean(Reerasure.class).apply(result -> {
                erasures.incrementAndGet();
                if (result.outcome() == Reerasure.Outcome.ERASED_AGAIN) {
                    again.incrementAndGet();
                }
                spec.commandLine().getOut().println(inWords(result));
            });
            spec.commandLine()
                    .getOut()
                    .printf("%d erasures looked at, %d applied again.%n", erasures.get(), again.get());
            return ERASED;
        } catch (RuntimeException failure) {
            // of a database's message only what holds no value is told
            spec.commandLine()
                    .getErr()
                    .println("Could not erase again: "
                            + NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
            return COULD_NOT;
        }
    }

    private static String inWords(Reerasure.Result result) {
        return "%s %s: %s"
                .formatted(
                        result.planId(),
                        result.system(),
                        switch (result.outcome()) {
                            case STILL_ERASED -> "still erased";
                            case ERASED_AGAIN ->
                                "erased again, %d rows deleted and %d changed"
                                        .formatted(result.deleted(), result.changed());
                            case NOBODY_THERE -> "restored from before it, and nobody of it is there";
                            case NOT_IN_THE_MAP -> "the map no longer names the system";
                        });
    }

    /**
     * The data map, the vault and the case store, nothing else. No {@code @Configuration}: the desk must not find it.
     */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import({DataMapConfiguration.class, VaultConfiguration.class})
    static class Wiring {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}

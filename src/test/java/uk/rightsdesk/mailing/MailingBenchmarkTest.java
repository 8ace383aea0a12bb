package uk.rightsdesk.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import uk.rightsdesk.embedded.EmbeddedSettings;
import uk.rightsdesk.embedded.EmbeddedStack;
import uk.rightsdesk.embedded.Part;
import uk.rightsdesk.embedded.Port;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.vault.VaultInTest;

/**
 * 100,000 people written to through the outbox and the mail server of the embedded stack; figures in
 * {@code docs/benchmarks.md}. {@code -Drightsdesk.benchmark.people=10000} for fewer.
 */
@Tag("full")
class MailingBenchmarkTest {

    private static final Logger LOG = LoggerFactory.getLogger(MailingBenchmarkTest.class);
    private static final int PEOPLE = Integer.getInteger("rightsdesk.benchmark.people", 100_000);
    private static final Path HOME = Path.of("target", "mailing-benchmark");

    /** Mailboxes that they share: the mail server is no part of what is measured. */
    private static final int MAILBOXES = 200;

    @Test
    void shouldWriteToEachOfManyPeopleOnce() throws Exception {
        // given
        EmbeddedSettings settings =
                EmbeddedSettings.onFreePorts(HOME).withParts(Set.of(Part.MAIL)).withFresh(true);
        try (EmbeddedStack stack = new EmbeddedStack(settings, LOG::info);
                HikariDataSource store = CaseStore.fresh()) {
            stack.start();
            try (ConfigurableApplicationContext desk = desk(store, settings.port(Port.SMTP))) {
                Mailings mailings = desk.getBean(Mailings.class);

                // when
                long start = System.nanoTime();
                MailingId mailing = mailings.open(MailingKind.BREACH_NOTICE, UUID.randomUUID());
                MailingProgress progress = mailings.sendNext(mailing);
                while (!progress.complete()) {
                    TimeUnit.MILLISECONDS.sleep(50);
                    progress = mailings.sendNext(mailing);
                }
                Duration took = Duration.ofNanos(System.nanoTime() - start);

                // then
                assertThat(progress).isEqualTo(new MailingProgress(PEOPLE, 0, PEOPLE, 0, 0, 0, true, true));
                assertThat(mails()).isEqualTo(PEOPLE);
                Files.createDirectories(Path.of("target", "benchmarks"));
                Files.writeString(
                        Path.of("target", "benchmarks", "mailing.txt"),
                        "%d people taken down and written to in %d ms: %.0f emails a second%n"
                                .formatted(PEOPLE, took.toMillis(), PEOPLE * 1000.0 / took.toMillis()));
            }
        }
    }

    private static long mails() throws IOException {
        try (Stream<Path> files = Files.walk(HOME)) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }

    private static ConfigurableApplicationContext desk(HikariDataSource store, int smtp) {
        return new SpringApplicationBuilder(MailingWiring.class, Crowd.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--" + MailingWiring.STORE + "=" + store.getJdbcUrl(),
                        "--spring.flyway.enabled=false",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + smtp,
                        "--logging.level.uk.rightsdesk.outbox=warn",
                        "--rightsdesk.vault.master-key=" + VaultInTest.MASTER_KEY,
                        "--rightsdesk.mail.address=hello@customer-first.example",
                        "--rightsdesk.mail.imap.enabled=false");
    }

    /** As many people as are to be written to. */
    static final class Crowd implements MailingMatter {

        @Override
        public MailingKind kind() {
            return MailingKind.BREACH_NOTICE;
        }

        @Override
        public MailingText text(UUID matter) {
            return new MailingText(
                    "Our privacy notice changes on 1 January 2027",
                    "Dear " + MailingText.NAME + ",\n\n" + "We keep your experiences for six years.\n".repeat(30));
        }

        @Override
        public List<Addressee> people(UUID matter, @Nullable Found after, int most) {
            int first = after == null ? 1 : Integer.parseInt(after.personKey().substring("person/".length())) + 1;
            return IntStream.rangeClosed(first, Math.min(PEOPLE, first + most - 1))
                    .mapToObj(place -> new Addressee(
                            "people",
                            "person/%09d".formatted(place),
                            "people-" + place % MAILBOXES + "@example.org",
                            "Person " + place))
                    .toList();
        }
    }
}

package uk.rightsdesk.mailing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.rightsdesk.delivery.ScriptedSmtp;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.vault.VaultInTest;

/** The sender is killed outright in the middle of a mailing, and another goes on. */
class MailingKillTest {

    private static final int PEOPLE = 600;

    /** What the outbox does at once, and so what can be lost between the mail server's answer and the commit. */
    private static final int THREADS = 4;

    @Test
    void shouldWriteToEachPersonOnceWhateverIsKilled() throws Exception {
        // given
        ScriptedSmtp smtp = new ScriptedSmtp();
        smtp.start();
        UUID matter = NumberedPeople.matter(PEOPLE);
        try (HikariDataSource store = CaseStore.fresh()) {
            // when
            for (int stop : List.of(50, 330)) {
                Process killed = send(store.getJdbcUrl(), smtp.port(), matter);
                try {
                    await().atMost(Duration.ofMinutes(2))
                            .pollInterval(Duration.ofMillis(10))
                            .until(() -> smtp.taken().size() >= stop || !killed.isAlive());
                    assertThat(killed.isAlive()).isTrue();
                } finally {
                    killed.destroyForcibly().waitFor();
                }
            }
            Process last = send(store.getJdbcUrl(), smtp.port(), matter);

            // then
            try {
                assertThat(last.waitFor(3, TimeUnit.MINUTES)).isTrue();
            } finally {
                last.destroyForcibly();
            }
            assertThat(last.exitValue()).isZero();
            assertThat(JdbcClient.create(store)
                            .sql("select count(*) from mailing_letter where state = 'sent'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(PEOPLE);
        } finally {
            smtp.stop();
        }
        Map<String, Set<String>> mails =
                smtp.taken().stream().collect(groupingBy(Received::to, mapping(mail -> mail, toSet())));
        assertThat(mails).hasSize(PEOPLE);
        // what the mail server took while the sender died comes again, byte for byte under its Message-ID
        assertThat(mails.values()).allSatisfy(same -> assertThat(same).hasSize(1));
        assertThat(smtp.taken()).hasSizeLessThanOrEqualTo(PEOPLE + 2 * THREADS);
    }

    private static Process send(String store, int port, UUID matter) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailingSender.class.getName(),
                        store,
                        Integer.toString(port),
                        matter.toString(),
                        VaultInTest.MASTER_KEY)
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of("target", "mailing-sender-" + matter + ".log").toFile())
                .start();
    }
}

package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import uk.rightsdesk.delivery.MailWiring;

/** The sweep is so slow here that only IDLE can bring the mail. */
@SpringBootTest(
        classes = MailWiring.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1",
            "rightsdesk.mail.address=" + Mailbox.ADDRESS,
            "rightsdesk.mail.imap.host=127.0.0.1",
            "rightsdesk.mail.imap.username=" + Mailbox.ADDRESS,
            "rightsdesk.mail.imap.password=" + Mailbox.PASSWORD,
            "rightsdesk.mail.imap.ssl=false",
            "rightsdesk.mail.imap.sweep=1h"
        })
@DirtiesContext
class IdleTest {

    private static final Mailbox MAILBOX = new Mailbox();

    @Autowired
    private Correspondences correspondences;

    @Autowired
    private MailboxHealth health;

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry registry) {
        MAILBOX.start();
        registry.add("rightsdesk.mail.imap.port", MAILBOX::port);
    }

    @AfterAll
    static void stop() {
        MAILBOX.stop();
    }

    @Test
    void shouldBeWokenByServerMoreThanOnce() {
        for (int mails = 1; mails <= 3; mails++) {
            int expected = mails;

            // when
            MAILBOX.receive(
                    "From: a@example.org\r\nMessage-ID: <" + mails + "@example.org>\r\n\r\nx\r\n", Instant.now());

            // then
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(correspondences.newest()).hasSize(expected));
        }
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}

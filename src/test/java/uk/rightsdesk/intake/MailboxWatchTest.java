package uk.rightsdesk.intake;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MailboxWatchTest extends IntakeFixture {

    @Autowired
    private IntakeProperties properties;

    /** A thread that began before it was on record took itself for stopped, and no mail was fetched any more. */
    @Test
    void shouldLookHoweverSoonItsThreadBegins() {
        for (int starts = 0; starts < 100; starts++) {
            Instant before = Instant.now();
            MailboxWatch watch = new MailboxWatch(sweep, properties);

            watch.start();

            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> hasLookedSince(before));
            watch.stop();
        }
    }

    private boolean hasLookedSince(Instant before) {
        Instant last = sweep.health().lastSuccess();
        return last != null && !last.isBefore(before);
    }
}

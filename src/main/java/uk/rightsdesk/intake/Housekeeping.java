package uk.rightsdesk.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What the intake does without being asked, several times a day: mail dealt with leaves the mailbox, mail that was no
 * request loses its content, and staff are reminded of what is worked by hand. Each may run on every instance.
 */
@Configuration
@EnableScheduling
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration KEEP_WHAT_WAS_NO_REQUEST = Duration.ofDays(30);

    private final IntakeProperties properties;
    private final MailboxExpunge mailbox;
    private final CorrespondenceStore store;
    private final ByHandRequests byHand;
    private final Clock clock;

    Housekeeping(
            IntakeProperties properties,
            MailboxExpunge mailbox,
            CorrespondenceStore store,
            ByHandRequests byHand,
            Clock clock) {
        this.properties = properties;
        this.mailbox = mailbox;
        this.store = store;
        this.byHand = byHand;
        this.clock = clock;
    }

    private interface Step {
        void run() throws Exception;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 6 * 60, timeUnit = TimeUnit.MINUTES)
    void keepHouse() {
        if (properties.imap().enabled()) {
            attempt("Expunging the mailbox", mailbox::expunge);
        }
        attempt("Erasing what was no request", this::eraseWhatWasNoRequest);
        attempt("Reminding of what is worked by hand", byHand::remind);
    }

    void eraseWhatWasNoRequest() {
        int erased = store.eraseClosedBefore(clock.instant().minus(KEEP_WHAT_WAS_NO_REQUEST));
        if (erased > 0) {
            LOG.info("Erased the content of {} messages that were no request", erased);
        }
    }

    private static void attempt(String what, Step step) {
        try {
            step.run();
        } catch (Exception failure) {
            // messages of mail servers and of the database may quote what was sent
            LOG.warn("{} failed: {}", what, failure.getClass().getName());
        }
    }
}

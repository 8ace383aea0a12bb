package uk.rightsdesk.intake;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One look at the mailbox and at what is stored but not read yet; remembers how it went. */
@Component
class MailboxSweep {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxSweep.class);

    private final MailboxFetch fetch;
    private final StoredMailReader reader;
    private final AttachmentScan scan;
    private final Clock clock;
    private final AtomicReference<Health> health = new AtomicReference<>(new Health(null, 0));

    MailboxSweep(MailboxFetch fetch, StoredMailReader reader, AttachmentScan scan, Clock clock) {
        this.fetch = fetch;
        this.reader = reader;
        this.scan = scan;
        this.clock = clock;
    }

    /**
     * @param lastSuccess null before the first
     * @param failures in a row
     */
    record Health(@Nullable Instant lastSuccess, int failures) {

        Health succeeded(Instant at) {
            return new Health(at, 0);
        }

        Health failed() {
            return new Health(lastSuccess, failures + 1);
        }
    }

    /** Never throws: what cannot be done now is done by a later sweep. */
    void sweep() {
        boolean fetched = attempt("Mailbox", () -> fetch.fetchNew());
        boolean read = attempt("Reading", reader::readStored);
        boolean scanned = attempt("Scanning", scan::scanPending);
        health.updateAndGet(before -> fetched && read && scanned ? before.succeeded(clock.instant()) : before.failed());
    }

    Health health() {
        return health.get();
    }

    private interface Step {
        void run() throws MessagingException, IOException;
    }

    private boolean attempt(String what, Step step) {
        try {
            step.run();
            return true;
        } catch (MessagingException | IOException | RuntimeException failure) {
            // messages of mail servers and of the database may quote what was sent
            int failures = health.get().failures() + 1;
            LOG.warn(
                    "{} failed, {} in a row: {}",
                    what,
                    failures,
                    failure.getClass().getName());
            return false;
        }
    }
}

package uk.rightsdesk.delivery.download;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.outbox.Recurring;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Looks after answers that wait to be fetched: reminds the person before a link expires, tells staff when it expired
 * unused, and deletes a bundle once its period is over, since the person has it and no longer needs our copy (UK GDPR
 * Article 5(1)(e)).
 */
@Component
class AnswerCare implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerCare.class);

    private final DownloadLinkStore links;
    private final BundleStore bundles;
    private final DownloadLinks issuing;
    private final AnswerPasswords passwords;
    private final Requests requests;
    private final OutgoingMail mail;
    private final StaffNotices notices;
    private final RequestJournal journal;
    private final DownloadProperties properties;
    private final TransactionOperations transactions;
    private final Clock clock;

    AnswerCare(
            DownloadLinkStore links,
            BundleStore bundles,
            DownloadLinks issuing,
            AnswerPasswords passwords,
            Requests requests,
            OutgoingMail mail,
            StaffNotices notices,
            RequestJournal journal,
            DownloadProperties properties,
            TransactionOperations transactions,
            Clock clock) {
        this.links = links;
        this.bundles = bundles;
        this.issuing = issuing;
        this.passwords = passwords;
        this.requests = requests;
        this.mail = mail;
        this.notices = notices;
        this.journal = journal;
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "answer-care";
    }

    @Override
    public Pace pace() {
        return new Pace.Every(Duration.ofHours(1));
    }

    @Override
    public void work() {
        Instant now = clock.instant();
        eachAlone(links.unusedUntil(now, now.plus(properties.remindBefore()), REMINDER), this::remind);
        eachAlone(links.unusedUntil(Instant.EPOCH, now, EXPIRED), this::tellOfExpiry);
        List<Bundle> over = bundles.deliveredBefore(now, now.minus(properties.keepBundle()));
        eachAlone(over, this::delete);
        if (!over.isEmpty()) {
            LOG.info("Deleted {} answers whose period was over", over.size());
        }
    }

    /** Business keys of what is done once for a link begin so. */
    private static final String REMINDER = "link-reminder:";

    private static final String EXPIRED = "link-expired:";

    private interface Step<T> {
        void on(T item);
    }

    private <T> void eachAlone(List<T> items, Step<T> step) {
        items.forEach(item -> transactions.executeWithoutResult(status -> step.on(item)));
    }

    private void remind(DownloadLink link) {
        mail.queue(issuing.reminder(request(link), link, REMINDER + link.id()));
    }

    private void tellOfExpiry(DownloadLink link) {
        Request request = request(link);
        notices.send(
                EXPIRED + link.id(),
                request.id(),
                "Needs attention: the answer of " + request.reference() + " was not fetched",
                """
                The link to the answer of request %s expired unused.
                Find out whether the person had it, then send a new link, or the answer in another form, on the page of
                the request.
                """.formatted(request.reference()));
    }

    private void delete(Bundle bundle) {
        if (bundles.deleteContent(bundle.id())) {
            passwords.forget(bundle.id());
            journal.record(
                    bundle.request(),
                    EventType.BUNDLE_DELETED,
                    Map.of("bundle", bundle.id().toString()));
        }
    }

    private Request request(DownloadLink link) {
        return requests.get(bundles.get(link.bundle()).request());
    }
}

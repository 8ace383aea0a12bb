package uk.rightsdesk.mailing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.Bounces;
import uk.rightsdesk.delivery.ReturnedMail;
import uk.rightsdesk.delivery.ServiceMail;
import uk.rightsdesk.outbox.Outbox;

/**
 * Service messages to many people. A process opens a mailing, then asks for batch after batch until it is complete;
 * whatever stops in between, nobody is taken down twice and no letter is written twice: a letter has one id, which is
 * its business key and its Message-ID.
 */
@Component
public class Mailings implements ReturnedMail {

    /** Why a letter was never sent: there is no address that mail could be sent to. */
    public static final String NO_ADDRESS = "no-address";

    private final MailingStore store;
    private final Map<MailingKind, MailingMatter> matters;
    private final ServiceMail mail;
    private final Outbox outbox;
    private final SendMailingLetter sendLetter;
    private final MailingProperties properties;

    Mailings(
            MailingStore store,
            List<MailingMatter> matters,
            ServiceMail mail,
            Outbox outbox,
            SendMailingLetter sendLetter,
            MailingProperties properties) {
        this.store = store;
        this.matters = matters.stream().collect(Collectors.toMap(MailingMatter::kind, Function.identity()));
        this.mail = mail;
        this.outbox = outbox;
        this.sendLetter = sendLetter;
        this.properties = properties;
    }

    /**
     * Opens the mailing of a matter with the text it has now, or finds it: there is one for each matter.
     *
     * @throws IllegalArgumentException when no {@link MailingMatter} is of this kind
     */
    @Transactional
    public MailingId open(MailingKind kind, UUID matter) {
        return store.of(kind, matter).orElseGet(() -> {
            MailingId id = new MailingId(UUID.randomUUID());
            store.insert(id, kind, matter, matter(kind).text(matter));
            return id;
        });
    }

    /** The mailing of a matter, if it was opened. */
    @Transactional(readOnly = true)
    public Optional<MailingId> of(MailingKind kind, UUID matter) {
        return store.of(kind, matter);
    }

    /**
     * Takes down the next page of people, and puts the next letters into the outbox: so many that no more than a batch
     * is on its way to the mail server.
     *
     * @return how far it is now
     */
    @Transactional
    public MailingProgress sendNext(MailingId id) {
        MailingStore.Mailing mailing = store.lock(id);
        if (!mailing.addressed()) {
            takeDown(mailing);
        }
        MailingProgress before = store.progress(id);
        if (before.queued() < properties.batch()) {
            for (UUID letter : store.queue(id, properties.batch() - before.queued())) {
                outbox.enqueue(sendLetter, "mailing-letter:" + letter, new SendMailingLetter.Payload(letter));
            }
        }
        MailingProgress progress = store.progress(id);
        if (progress.complete()) {
            store.finished(id);
        }
        return progress;
    }

    private void takeDown(MailingStore.Mailing mailing) {
        List<Addressee> people =
                matter(mailing.kind()).people(mailing.matter(), mailing.foundUpTo(), properties.page());
        if (!people.isEmpty()) {
            store.list(mailing.id(), people, person -> person.address() != null && mail.isAddress(person.address()));
            store.foundUpTo(mailing.id(), people.getLast());
        }
        if (people.size() < properties.page()) {
            store.addressed(mailing.id());
        }
    }

    @Transactional(readOnly = true)
    public MailingProgress progress(MailingId id) {
        return store.progress(id);
    }

    /** What everyone is written. */
    @Transactional(readOnly = true)
    public MailingText text(MailingId id) {
        return store.text(id);
    }

    /** Who could not be reached: those nobody has seen to first, in the order in which they were taken down. */
    @Transactional(readOnly = true)
    public List<Unreached> unreached(MailingId id, int most) {
        return store.unreached(id, most);
    }

    /**
     * Notes that a person was reached in another way, such as by post or telephone.
     *
     * @param staff user name
     * @return false when somebody did before, or the letter did arrive
     */
    @Transactional
    public boolean attend(MailingId id, UUID letter, String staff) {
        return store.attend(id, letter, staff);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean returned(String messageId, Bounces.Report report) {
        Optional<UUID> letter = ServiceMail.idIn(messageId).filter(store::exists);
        if (report.isPermanent()) {
            letter.ifPresent(
                    lost -> store.move(lost, MailingStore.State.SENT, MailingStore.State.BOUNCED, report.status()));
        }
        return letter.isPresent();
    }

    private MailingMatter matter(MailingKind kind) {
        MailingMatter matter = matters.get(kind);
        if (matter == null) {
            throw new IllegalArgumentException("Nobody knows whom to write to about a " + kind.code());
        }
        return matter;
    }
}

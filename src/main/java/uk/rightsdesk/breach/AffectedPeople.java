package uk.rightsdesk.breach;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.datamap.PeopleAffected;
import uk.rightsdesk.datamap.SystemOfRecordUnavailable;
import uk.rightsdesk.mailing.MailingId;
import uk.rightsdesk.mailing.MailingKind;
import uk.rightsdesk.mailing.MailingProgress;
import uk.rightsdesk.mailing.MailingText;
import uk.rightsdesk.mailing.Mailings;
import uk.rightsdesk.mailing.Unreached;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestJournal;

/** The people whose rights a breach puts at high risk: chosen by staff, written to once each (UK GDPR Article 34). */
@Component
@Transactional
public class AffectedPeople {

    private final Breaches breaches;
    private final BreachStore store;
    private final BreachJournal events;
    private final PeopleAffected people;
    private final BreachNotices letters;
    private final Mailings mailings;
    private final Clock clock;

    AffectedPeople(
            Breaches breaches,
            BreachStore store,
            BreachJournal events,
            PeopleAffected people,
            BreachNotices letters,
            Mailings mailings,
            Clock clock) {
        this.breaches = breaches;
        this.store = store;
        this.events = events;
        this.people = people;
        this.letters = letters;
        this.mailings = mailings;
        this.clock = clock;
    }

    /** The tables of the data map by which people can be chosen. */
    @Transactional(readOnly = true)
    public List<PeopleAffected.DatedTable> choices() {
        return people.choices();
    }

    /**
     * How many people are meant.
     *
     * @throws BreachRefused when the choice does not fit the data map, or the system cannot answer it
     */
    @Transactional(readOnly = true)
    public long count(Affected affected) {
        try {
            return people.count(Affected.criteria(affected));
        } catch (IllegalArgumentException notInTheMap) {
            throw new BreachRefused("The data map does not know this system, table or column.");
        } catch (SystemOfRecordUnavailable failed) {
            throw new BreachRefused(
                    "The system of record could not answer that: check the keys and days, or try later.");
        }
    }

    /**
     * Decides who is written to, or that an exception holds.
     *
     * @param by user name
     * @throws BreachRefused when it is not decided that people are told, the letters are on their way, the choice means
     *     nobody, what the letter must say is missing, or an exception lacks its reasons
     */
    public void choose(BreachId id, Affected affected, String by) {
        Breach breach = breaches.open(id);
        BreachDecision decision = breach.decision();
        if (decision == null || !breach.isSettled() || decision.notification() != Notification.PEOPLE) {
            throw new BreachRefused("It is not decided that the people are told.");
        }
        if (mailing(id).isPresent()) {
            throw new BreachRefused("The letters are on their way.");
        }
        Integer count = affected instanceof Affected.Excepted excepted ? excepted(excepted) : some(breach, affected);
        store.affected(id, affected, count, by, clock.instant());
        events.record(id, EventType.BREACH_AFFECTED_CHOSEN, by, details(affected, count));
    }

    private static @Nullable Integer excepted(Affected.Excepted excepted) {
        if (excepted.reasons().isBlank()) {
            throw new BreachRefused("Say why the exception holds.");
        }
        if (excepted.exception() == AffectedException.DISPROPORTIONATE
                && excepted.publicNotice().isBlank()) {
            throw new BreachRefused("Say where and how the public notice is given that tells them instead.");
        }
        return null;
    }

    private Integer some(Breach breach, Affected affected) {
        List<String> missing = BreachNotices.missing(breach.facts());
        if (!missing.isEmpty()) {
            throw new BreachRefused("The letter lacks: " + String.join(", ", missing) + ".");
        }
        long count = count(affected);
        if (count == 0) {
            throw new BreachRefused("Nobody is meant by this choice.");
        }
        return Math.toIntExact(count);
    }

    private static Map<String, String> details(Affected affected, @Nullable Integer count) {
        return affected instanceof Affected.Excepted excepted
                ? Map.of(
                        "decision",
                        "exception",
                        "exception",
                        excepted.exception().code())
                : Map.of("decision", "write", "people", String.valueOf(count));
    }

    /** Begins the letters; the same breach twice is one mailing. */
    MailingId open(BreachId id) {
        Optional<MailingId> before = mailing(id);
        MailingId mailing = mailings.open(MailingKind.BREACH_NOTICE, id.value());
        if (before.isEmpty()) {
            events.record(
                    id, EventType.BREACH_NOTICE_OPENED, RequestJournal.SYSTEM, Map.of("mailing", mailing.toString()));
        }
        return mailing;
    }

    private Optional<MailingId> mailing(BreachId id) {
        return mailings.of(MailingKind.BREACH_NOTICE, id.value());
    }

    /** How far the letters are; empty before they begin. */
    @Transactional(readOnly = true)
    public Optional<MailingProgress> progress(BreachId id) {
        return mailing(id).map(mailings::progress);
    }

    /** Whom no email reached; those nobody has seen to first. */
    @Transactional(readOnly = true)
    public List<Unreached> unreached(BreachId id, int most) {
        return mailing(id).map(mailing -> mailings.unreached(mailing, most)).orElse(List.of());
    }

    /**
     * Notes that a person was reached in another way.
     *
     * @param by user name
     */
    public void reached(BreachId id, UUID letter, String by) {
        breaches.open(id);
        mailing(id)
                .filter(mailing -> mailings.attend(mailing, letter, by))
                .ifPresent(_ ->
                        events.record(id, EventType.BREACH_PERSON_REACHED, by, Map.of("letter", letter.toString())));
    }

    /** The letter as everyone gets it, with the place of the name; as it stands now, or as it went. */
    @Transactional(readOnly = true)
    public String text(BreachId id) {
        return mailing(id)
                .map(mailing -> mailings.text(mailing).text())
                .orElseGet(
                        () -> letters.letter(breaches.get(id), MailingText.NAME).text());
    }

    /**
     * The letter to one person as PDF, to go by post.
     *
     * @throws BreachRefused when there is no such person among those whom no email reached
     */
    @Transactional(readOnly = true)
    public byte[] letterByPost(BreachId id, UUID letter) {
        Unreached unreached = unreached(id, Integer.MAX_VALUE).stream()
                .filter(each -> each.letter().equals(letter))
                .findFirst()
                .orElseThrow(() -> new BreachRefused("Nobody of that letter was left unreached."));
        String name = unreached.addressee().name();
        return letters.letter(breaches.get(id), name == null ? "Sir or Madam" : name)
                .pdf();
    }
}

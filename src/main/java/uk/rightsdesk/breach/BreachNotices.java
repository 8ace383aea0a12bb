package uk.rightsdesk.breach;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.datamap.PeopleAffected;
import uk.rightsdesk.letter.BreachNoticeContent;
import uk.rightsdesk.letter.Letter;
import uk.rightsdesk.letter.LetterHead;
import uk.rightsdesk.letter.Letters;
import uk.rightsdesk.mailing.Addressee;
import uk.rightsdesk.mailing.MailingKind;
import uk.rightsdesk.mailing.MailingMatter;
import uk.rightsdesk.mailing.MailingText;

/** What the people affected are written, and who they are: the mailing of a breach. */
@Component
class BreachNotices implements MailingMatter {

    private final BreachStore store;
    private final PeopleAffected people;
    private final Letters letters;
    private final Clock clock;

    BreachNotices(BreachStore store, PeopleAffected people, Letters letters, Clock clock) {
        this.store = store;
        this.people = people;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public MailingKind kind() {
        return MailingKind.BREACH_NOTICE;
    }

    @Override
    public MailingText text(UUID matter) {
        Letter letter = letter(breach(matter), MailingText.NAME);
        return new MailingText(letter.subject(), letter.text());
    }

    @Override
    public List<Addressee> people(UUID matter, @Nullable Found after, int most) {
        Affected affected = breach(matter).affected();
        if (affected == null) {
            throw new IllegalStateException("nobody has decided who is written to");
        }
        return people.page(Affected.criteria(affected), after == null ? null : after.personKey(), most).stream()
                .map(Addressee::of)
                .toList();
    }

    /** What Article 34(2) asks for and is not there yet, in words. */
    static List<String> missing(BreachFacts facts) {
        List<String> missing = new ArrayList<>();
        if (facts.consequences().isBlank()) {
            missing.add("the likely consequences");
        }
        if (facts.measures().isBlank()) {
            missing.add("the measures taken and proposed");
        }
        return missing;
    }

    Letter letter(Breach breach, String addressee) {
        BreachFacts facts = breach.facts();
        return letters.render(new BreachNoticeContent(
                LetterHead.byEmail(
                        breach.reference(),
                        StatutoryClock.dateOf(clock.instant()),
                        addressee,
                        StatutoryClock.dateOf(breach.awareAt())),
                facts.happened(),
                facts.consequences(),
                facts.measures(),
                facts.advice()));
    }

    private Breach breach(UUID matter) {
        return store.find(new BreachId(matter)).orElseThrow();
    }
}

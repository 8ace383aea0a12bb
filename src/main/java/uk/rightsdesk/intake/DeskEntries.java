package uk.rightsdesk.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.intake.message.MailParser;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Requests;

/** Post and telephone calls, entered by staff, become requests as email does. */
@Component
public class DeskEntries {

    private static final Period OLDEST = Period.ofYears(2);
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 50_000;

    private final CorrespondenceStore store;
    private final RequestOpening opening;
    private final Requests requests;
    private final Clock clock;

    DeskEntries(CorrespondenceStore store, RequestOpening opening, Requests requests, Clock clock) {
        this.store = store;
        this.opening = opening;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Keeps the message and opens a request for each right it exercises; the same entry again changes nothing.
     *
     * @param staff user name of the signed-in person
     * @return the requests, in the order of their references
     * @throws EntryRefused when something is missing or cannot be
     */
    @Transactional
    public List<Request> enter(DeskEntry entry, String staff) {
        Map<String, String> problems = problems(entry);
        LocalDate receivedOn = entry.receivedOn();
        if (receivedOn == null || !problems.isEmpty()) {
            throw new EntryRefused(problems);
        }
        CorrespondenceId id = new CorrespondenceId(entry.id());
        // the day counts, not the hour: whatever hour is kept must fall on it and not lie in the future
        if (store.entered(entry, receivedOn.atStartOfDay(StatutoryClock.LONDON).toInstant(), staff)) {
            opening.open(store.get(id), entry.rights());
        }
        return requests.openedBy(entry.id());
    }

    private Map<String, String> problems(DeskEntry entry) {
        Map<String, String> problems = new LinkedHashMap<>();
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        if (entry.channel() == Channel.EMAIL) {
            problems.put("channel", "Choose post or telephone: email is fetched from the mailbox.");
        }
        if (entry.receivedOn() == null) {
            problems.put("receivedOn", "Give the day the company got it: the time for the answer counts from it.");
        } else if (entry.receivedOn().isAfter(today)) {
            problems.put("receivedOn", "This day is still to come.");
        } else if (entry.receivedOn().isBefore(today.minus(OLDEST))) {
            problems.put("receivedOn", "This is more than two years ago. Check the year.");
        }
        if (!entry.email().isEmpty() && !MailParser.isAddress(entry.email())) {
            problems.put("email", "This is not an email address. Leave it empty if they gave none.");
        }
        if (entry.email().isEmpty() && entry.contact().isEmpty()) {
            problems.put("contact", "Give an email address, a postal address or a telephone number to answer to.");
        }
        if (entry.name().length() > LONGEST_LINE) {
            problems.put("name", "Shorten the name to 300 characters.");
        }
        if (entry.contact().length() > LONGEST_LINE) {
            problems.put("contact", "Shorten this to 300 characters.");
        }
        if (entry.text().isEmpty()) {
            problems.put("text", "Write down what they wrote or said.");
        } else if (entry.text().length() > LONGEST_TEXT) {
            problems.put("text", "Shorten this to 50,000 characters.");
        }
        if (entry.rights().isEmpty()) {
            problems.put("rights", "Tick each right they ask for.");
        }
        return problems;
    }
}

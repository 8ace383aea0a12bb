package uk.rightsdesk.request;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.ClockException;
import uk.rightsdesk.clock.Division;
import uk.rightsdesk.clock.Ledger;
import uk.rightsdesk.clock.LedgerEntry;
import uk.rightsdesk.clock.Obligation;
import uk.rightsdesk.clock.StatutoryClock;

/** Asks the statutory clock for a request's dates, from the events that the journal holds: no date is ever stored. */
@Component
@Transactional(readOnly = true)
public class RequestDeadlines {

    private final Requests requests;
    private final RequestJournal journal;
    private final OpenRequests openRequests;
    private final StatutoryClock statutoryClock;
    private final Clock clock;

    RequestDeadlines(
            Requests requests,
            RequestJournal journal,
            OpenRequests openRequests,
            StatutoryClock statutoryClock,
            Clock clock) {
        this.requests = requests;
        this.journal = journal;
        this.openRequests = openRequests;
        this.statutoryClock = statutoryClock;
        this.clock = clock;
    }

    /** The applicable time period of UK GDPR Article 12A as it stands now. */
    public ApplicableTimePeriod of(RequestId id) {
        return of(requests.get(id));
    }

    public ApplicableTimePeriod of(Request request) {
        List<LedgerEntry> entries = journal.of(request.id()).stream()
                .flatMap(event -> event
                        .type()
                        .ledgerKind()
                        .map(kind -> new LedgerEntry(kind, StatutoryClock.dateOf(event.occurredAt())))
                        .stream())
                .toList();
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        return statutoryClock.compute(obligation(request.right()), new Ledger(entries), request.division(), today);
    }

    /**
     * The periods of all open requests, read in one go and handed over one by one: for sweeps over the whole case
     * store. One request whose period cannot be computed is told as such and does not stop the others.
     */
    public void ofAllOpen(Consumer<OpenDeadline> reader) {
        LocalDate today = StatutoryClock.dateOf(clock.instant());
        openRequests.forEach(open -> reader.accept(new OpenDeadline(
                open.id(),
                open.reference(),
                open.receivedAt(),
                open.processInstanceKey(),
                open.byHand(),
                period(open, today))));
    }

    private @Nullable ApplicableTimePeriod period(OpenRequests.Open open, LocalDate today) {
        try {
            return statutoryClock.compute(obligation(open.right()), new Ledger(open.ledger()), open.division(), today);
        } catch (ClockException impossible) {
            return null;
        }
    }

    private static Obligation obligation(Right right) {
        return switch (right) {
            case ACCESS -> Obligation.ACCESS_RESPONSE;
            case COMPLAINT -> Obligation.COMPLAINT_ACKNOWLEDGEMENT;
            default -> Obligation.RESPONSE;
        };
    }

    /** The period of an access request that is received now, by a message of which it is not yet known what it is. */
    public ApplicableTimePeriod ofRequestReceived(Instant receivedAt) {
        LocalDate received = StatutoryClock.dateOf(receivedAt);
        Ledger ledger = new Ledger(List.of(new LedgerEntry(LedgerEntry.Kind.RECEIVED, received)));
        return statutoryClock.compute(Obligation.ACCESS_RESPONSE, ledger, Division.ENGLAND_AND_WALES, received);
    }
}

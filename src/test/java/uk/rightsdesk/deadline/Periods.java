package uk.rightsdesk.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.Division;
import uk.rightsdesk.clock.Ledger;
import uk.rightsdesk.clock.LedgerEntry;
import uk.rightsdesk.clock.LedgerEntry.Kind;
import uk.rightsdesk.clock.Obligation;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.clock.WorkingDays;

/** Periods of an access request received on Monday 2 March 2026, due by Thursday 2 April unless its ledger moves. */
final class Periods {

    static final LocalDate RECEIVED = LocalDate.of(2026, 3, 2);

    private static final StatutoryClock CLOCK = new StatutoryClock(WorkingDays.ofUnitedKingdom());

    private Periods() {}

    static ApplicableTimePeriod plain() {
        return of(RECEIVED);
    }

    static ApplicableTimePeriod of(LocalDate asOf, LedgerEntry... more) {
        List<LedgerEntry> entries = Stream.concat(Stream.of(new LedgerEntry(Kind.RECEIVED, RECEIVED)), Stream.of(more))
                .toList();
        return CLOCK.compute(Obligation.ACCESS_RESPONSE, new Ledger(entries), Division.ENGLAND_AND_WALES, asOf);
    }

    /** Of the acknowledgement of a complaint (DPA 2018 s.164A). */
    static ApplicableTimePeriod ofComplaint(LocalDate received) {
        return CLOCK.compute(
                Obligation.COMPLAINT_ACKNOWLEDGEMENT,
                new Ledger(List.of(new LedgerEntry(Kind.RECEIVED, received))),
                Division.ENGLAND_AND_WALES,
                received);
    }

    static LedgerEntry on(int month, int day, Kind kind) {
        return new LedgerEntry(kind, LocalDate.of(2026, month, day));
    }
}

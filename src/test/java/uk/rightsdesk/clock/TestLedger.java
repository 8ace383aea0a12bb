package uk.rightsdesk.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import uk.rightsdesk.clock.LedgerEntry.Kind;

/** Writes ledgers for tests, one entry after another. */
record TestLedger(List<LedgerEntry> entries) {

    static TestLedger receivedOn(String date) {
        return receivedOn(LocalDate.parse(date));
    }

    static TestLedger receivedOn(LocalDate date) {
        return new TestLedger(List.of(new LedgerEntry(Kind.RECEIVED, date)));
    }

    TestLedger then(Kind kind, String date) {
        return then(kind, LocalDate.parse(date));
    }

    TestLedger then(Kind kind, LocalDate date) {
        return new TestLedger(Stream.concat(entries.stream(), Stream.of(new LedgerEntry(kind, date)))
                .toList());
    }

    Ledger toLedger() {
        return new Ledger(entries);
    }
}

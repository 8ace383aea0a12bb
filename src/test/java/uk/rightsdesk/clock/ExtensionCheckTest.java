package uk.rightsdesk.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionCheckTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 19);
    private static final TestLedger REQUEST = TestLedger.receivedOn("2026-03-02");

    private final StatutoryClock clock = new StatutoryClock(WorkingDays.ofUnitedKingdom());

    @ParameterizedTest
    @CsvSource({
        "2026-03-03, several other requests, VALID",
        "2026-04-02, several other requests, VALID",
        "2026-04-03, several other requests, TOO_LATE",
        "2026-04-02, ' ', NO_REASONS",
        "2026-04-02, '', NO_REASONS"
    })
    void shouldBeValidInTimeAndWithReasonsOnly(LocalDate sentOn, String reasons, ExtensionCheck expected) {
        assertThat(ExtensionCheck.of(period(Obligation.ACCESS_RESPONSE, REQUEST), sentOn, reasons))
                .isEqualTo(expected);
    }

    @Test
    void shouldBeRefusedASecondTime() {
        LocalDate sentOn = LocalDate.of(2026, 3, 20);
        TestLedger extended = REQUEST.then(LedgerEntry.Kind.EXTENDED, sentOn);

        assertThat(ExtensionCheck.of(period(Obligation.RESPONSE, extended), sentOn, "complex"))
                .isEqualTo(ExtensionCheck.ALREADY_EXTENDED);
    }

    @Test
    void shouldBeRefusedForTheAcknowledgementOfAComplaint() {
        ApplicableTimePeriod acknowledgement = period(Obligation.COMPLAINT_ACKNOWLEDGEMENT, REQUEST);

        assertThat(ExtensionCheck.of(acknowledgement, LocalDate.of(2026, 3, 3), "complex"))
                .isEqualTo(ExtensionCheck.NOT_EXTENDABLE);
    }

    private ApplicableTimePeriod period(Obligation obligation, TestLedger ledger) {
        return clock.compute(obligation, ledger.toLedger(), Division.ENGLAND_AND_WALES, AS_OF);
    }
}

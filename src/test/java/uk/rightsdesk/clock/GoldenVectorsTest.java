package uk.rightsdesk.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.rightsdesk.clock.LedgerEntry.Kind.CLARIFICATION_ANSWERED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.CLARIFICATION_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.EXTENDED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.IDENTITY_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.IDENTITY_RECEIVED;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden vectors of law.md 3.1 and 3.14; those of deadline-vectors.csv run through the command line. */
class GoldenVectorsTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 19);

    private final StatutoryClock clock = new StatutoryClock(WorkingDays.ofUnitedKingdom());

    @ParameterizedTest
    @CsvSource(textBlock = """
            # received, division, due
            2027-01-01, EW, 2027-02-01
            2026-01-01, EW, 2026-02-02
            2024-11-25, EW, 2024-12-27
            2025-01-31, EW, 2025-02-28
            2024-01-31, EW, 2024-02-29
            2026-01-31, EW, 2026-03-02
            2025-09-03, EW, 2025-10-03
            2026-03-31, EW, 2026-04-30
            2026-03-03, EW, 2026-04-07
            2026-03-03, SC, 2026-04-06
            2026-11-25, EW, 2026-12-29
            2026-05-15, EW, 2026-06-15
            2026-05-15, SC, 2026-06-16
            """)
    void shouldEndOnTheSameDateOfTheNextMonthOrTheNextWorkingDay(LocalDate received, String division, LocalDate due) {
        Ledger ledger = TestLedger.receivedOn(received).toLedger();

        for (Obligation obligation : new Obligation[] {Obligation.ACCESS_RESPONSE, Obligation.RESPONSE}) {
            ApplicableTimePeriod period = clock.compute(obligation, ledger, Division.fromCode(division), AS_OF);

            assertThat(period.due()).isEqualTo(due);
            assertThat(period.safeDue()).isEqualTo(due);
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31, 2026-04-30", "2026-11-30, 2027-03-01"})
    void shouldExtendToThreeMonthsFromTheOriginalStart(LocalDate received, LocalDate due) {
        Ledger ledger = TestLedger.receivedOn(received).then(EXTENDED, received).toLedger();

        assertThat(access(ledger).due()).isEqualTo(due);
    }

    @Test
    void shouldCountFromTheReceiptOfIdentity() {
        Ledger ledger = TestLedger.receivedOn("2026-03-02")
                .then(IDENTITY_ASKED, "2026-03-02")
                .then(IDENTITY_RECEIVED, "2026-03-09")
                .toLedger();

        assertThat(access(ledger).due()).isEqualTo("2026-04-09");
    }

    @Test
    void shouldLeaveOutThePausedDays() {
        TestLedger ledger = TestLedger.receivedOn("2026-03-02")
                .then(CLARIFICATION_ASKED, "2026-03-05")
                .then(CLARIFICATION_ANSWERED, "2026-03-11");

        assertThat(access(ledger.toLedger()).due()).isEqualTo("2026-04-09");
        assertThat(access(ledger.then(EXTENDED, "2026-03-20").toLedger()).due()).isEqualTo("2026-06-09");
    }

    @Test
    void shouldReceiveALateEveningEmailOfSummerOnTheNextDay() {
        LocalDate received = StatutoryClock.dateOf(Instant.parse("2026-06-30T23:30:00Z"));

        assertThat(received).isEqualTo("2026-07-01");
        assertThat(access(TestLedger.receivedOn(received).toLedger()).due()).isEqualTo("2026-08-03");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-05, 2025-07-07, 2025-07-04",
        "2026-06-19, 2026-07-20, 2026-07-18",
        "2026-11-28, 2026-12-29, 2026-12-27"
    })
    void shouldAcknowledgeAComplaintWithinThirtyDays(LocalDate received, LocalDate due, LocalDate safeDue) {
        Ledger ledger = TestLedger.receivedOn(received).toLedger();

        ApplicableTimePeriod period =
                clock.compute(Obligation.COMPLAINT_ACKNOWLEDGEMENT, ledger, Division.ENGLAND_AND_WALES, AS_OF);

        assertThat(period.due()).isEqualTo(due);
        assertThat(period.safeDue()).isEqualTo(safeDue);
        assertThat(period.noticeDeadline()).isNull();
    }

    private ApplicableTimePeriod access(Ledger ledger) {
        return clock.compute(Obligation.ACCESS_RESPONSE, ledger, Division.ENGLAND_AND_WALES, AS_OF);
    }
}

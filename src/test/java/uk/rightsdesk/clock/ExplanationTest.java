package uk.rightsdesk.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.rightsdesk.clock.LedgerEntry.Kind.AUTHORITY_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.AUTHORITY_RECEIVED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.CLARIFICATION_ANSWERED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.CLARIFICATION_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.EXTENDED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.FEE_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.FEE_PAID;
import static uk.rightsdesk.clock.LedgerEntry.Kind.IDENTITY_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.IDENTITY_RECEIVED;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.clock.ApplicableTimePeriod.Step;

/** The explanation is a letter to a person: it is compared as a whole. */
class ExplanationTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 19);

    private final StatutoryClock clock = new StatutoryClock(WorkingDays.ofUnitedKingdom());

    @Test
    void shouldExplainAMonthThatEndsOnAWorkingDay() {
        assertThat(explain(TestLedger.receivedOn("2026-03-02")))
                .isEqualTo("We received your request on 2 March 2026. One month from then is Thursday 2 April 2026, and"
                        + " the period ends at the end of that day. (UK GDPR Article 12A(1))");
    }

    @Test
    void shouldExplainAMonthWithoutThatDateAndAWeekend() {
        assertThat(explain(TestLedger.receivedOn("2026-01-31")))
                .isEqualTo("We received your request on 31 January 2026. One month from then is 28 February 2026 (there"
                        + " is no 31 February), which is a Saturday, so the period ends at the end of the next working"
                        + " day, Monday 2 March 2026. (UK GDPR Article 12A(1); ICO guidance on the right of access"
                        + " (8 December 2025))");
    }

    @Test
    void shouldExplainASunday() {
        assertThat(explain(TestLedger.receivedOn("2026-01-01"))).contains("1 February 2026, which is a Sunday, so");
    }

    @Test
    void shouldExplainABankHolidayOfTheDivision() {
        Ledger ledger = TestLedger.receivedOn("2026-03-03").toLedger();

        assertThat(clock.compute(Obligation.RESPONSE, ledger, Division.SCOTLAND, AS_OF)
                        .explanationText())
                .isEqualTo("We received your request on 3 March 2026. One month from then is 3 April 2026, which is a"
                        + " bank holiday in Scotland, so the period ends at the end of the next working day, Monday"
                        + " 6 April 2026. (UK GDPR Article 12A(1); ICO guidance on the right of access (8 December"
                        + " 2025))");
    }

    @Test
    void shouldExplainALaterStart() {
        assertThat(explain(TestLedger.receivedOn("2026-03-02")
                        .then(IDENTITY_ASKED, "2026-03-02")
                        .then(FEE_ASKED, "2026-03-02")
                        .then(AUTHORITY_ASKED, "2026-03-02")
                        .then(FEE_PAID, "2026-03-03")
                        .then(IDENTITY_RECEIVED, "2026-03-09")
                        .then(AUTHORITY_RECEIVED, "2026-03-09")))
                .isEqualTo("We received your request on 2 March 2026. (UK GDPR Article 12A(1)) The period starts on"
                        + " 9 March 2026, the day we received proof of who you are and proof that you may act for the"
                        + " person whom the request is about. (UK GDPR Article 12A(2)) One month from then is Thursday"
                        + " 9 April 2026, and the period ends at the end of that day. (UK GDPR Article 12A(1))");
    }

    @Test
    void shouldNotSpeakOfAStartOnTheDayOfReceipt() {
        assertThat(explain(TestLedger.receivedOn("2026-03-02")
                        .then(IDENTITY_ASKED, "2026-03-02")
                        .then(IDENTITY_RECEIVED, "2026-03-02")))
                .doesNotContain("starts on");
    }

    @Test
    void shouldSayWhatThePeriodWaitsFor() {
        assertThat(explain(TestLedger.receivedOn("2026-03-02").then(FEE_ASKED, "2026-03-02")))
                .isEqualTo("We received your request on 2 March 2026. (UK GDPR Article 12A(1)) We are waiting for the"
                        + " fee. The period starts on the day we receive it; until then our dates are provisional and"
                        + " counted from the day we received your request. (UK GDPR Article 12A(2)) One month from"
                        + " 2 March 2026 is Thursday 2 April 2026, and the period ends at the end of that day."
                        + " (UK GDPR Article 12A(1))");
    }

    @Test
    void shouldExplainAnExtension() {
        assertThat(explain(TestLedger.receivedOn("2026-01-31").then(EXTENDED, "2026-02-20")))
                .isEqualTo("We received your request on 31 January 2026. (UK GDPR Article 12A(1)) We told you on"
                        + " 20 February 2026 why we need longer, so the period is three months from its start. (UK GDPR"
                        + " Article 12A(3)) Three months from 31 January 2026 is Thursday 30 April 2026 (there is no"
                        + " 31 April), and the period ends at the end of that day. (UK GDPR Article 12A(1))");
    }

    @Test
    void shouldExplainAnExtensionWhoseNoticeHasNoDate() {
        ClockFacts facts = new ClockFacts(LocalDate.of(2026, 3, 2), List.of(), List.of(), new Extension(null));

        assertThat(access(facts, AS_OF)).contains("We told you why we need longer, so");
    }

    @Test
    void shouldSayThatANoticeWasTooLate() {
        assertThat(explain(TestLedger.receivedOn("2026-03-02").then(EXTENDED, "2026-04-03")))
                .contains("We told you on 3 April 2026 that we need longer. That was too late to extend the period."
                        + " (UK GDPR Article 12A(3)) One month from 2 March 2026 is Thursday 2 April 2026");
    }

    @Test
    void shouldExplainPausesAndTheSafeReading() {
        assertThat(explain(TestLedger.receivedOn("2026-03-02")
                        .then(CLARIFICATION_ASKED, "2026-03-05")
                        .then(CLARIFICATION_ANSWERED, "2026-03-11")
                        .then(CLARIFICATION_ASKED, "2026-03-20")
                        .then(CLARIFICATION_ANSWERED, "2026-03-20")))
                .isEqualTo("We received your request on 2 March 2026. One month from then is 2 April 2026. (UK GDPR"
                        + " Article 12A(1)) We waited from 5 March 2026 to 11 March 2026 for you to tell us more about"
                        + " what you are asking for, so those 7 days do not count. We waited on 20 March 2026 for you"
                        + " to tell us more about what you are asking for, so that day does not count. Moved on by"
                        + " 8 days, the last day is Friday 10 April 2026, and the period ends at the end of that day."
                        + " The law can be read to set an earlier date, so we aim for Wednesday 8 April 2026. (UK GDPR"
                        + " Article 12A(5))");
    }

    @Test
    void shouldExplainAPauseThatIsOpen() {
        ClockFacts facts = new ClockFacts(
                LocalDate.of(2026, 3, 2), List.of(), List.of(new Pause(LocalDate.of(2026, 3, 5), null)), null);

        assertThat(access(facts, LocalDate.of(2026, 3, 7)))
                .contains("We are still waiting for your answer. Until we have it the period is paused, and our dates"
                        + " are those that an answer on 7 March 2026 would give. Moved on by 3 days, the last day is"
                        + " 5 April 2026, which is a Sunday, so the period ends at the end of the next working day,"
                        + " Tuesday 7 April 2026.");
    }

    @Test
    void shouldCountOneDayInTheSingular() {
        ClockFacts facts = new ClockFacts(
                LocalDate.of(2026, 3, 2),
                List.of(),
                List.of(new Pause(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 5))),
                null);

        assertThat(access(facts, AS_OF)).contains("Moved on by 1 day, the last day is 3 April 2026, which is a bank");
    }

    @Test
    void shouldSayThatAQuestionCameTooLate() {
        assertThat(explain(TestLedger.receivedOn("2026-03-02").then(CLARIFICATION_ASKED, "2026-04-03")))
                .endsWith("The question we asked on 3 April 2026 came after the end of the period and does not pause"
                        + " it. (UK GDPR Article 12A(5))");
    }

    @Test
    void shouldSayThatAQuestionPausesNothingUnderThisRule() {
        Ledger ledger = TestLedger.receivedOn("2026-03-02")
                .then(CLARIFICATION_ASKED, "2026-03-05")
                .toLedger();

        assertThat(clock.compute(Obligation.RESPONSE, ledger, Division.ENGLAND_AND_WALES, AS_OF)
                        .explanationText())
                .endsWith("and the period ends at the end of that day. While we wait for an answer to a question of"
                        + " ours, this period runs on. (UK GDPR Article 12A(1))");
    }

    @Test
    void shouldExplainTheAcknowledgementOfAComplaint() {
        Ledger ledger = TestLedger.receivedOn("2026-05-31").toLedger();

        ApplicableTimePeriod period =
                clock.compute(Obligation.COMPLAINT_ACKNOWLEDGEMENT, ledger, Division.ENGLAND_AND_WALES, AS_OF);

        assertThat(period.explanation())
                .containsExactly(
                        new Step("We received your complaint on 31 May 2026.", "Data Protection Act 2018 section 164A"),
                        new Step(
                                "We have 30 days to acknowledge it, counted from the next day: the last of them is"
                                        + " Tuesday 30 June 2026, and the period ends at the end of that day.",
                                "Data Protection Act 2018 section 164A"),
                        new Step(
                                "The law can be read to set an earlier date, so we aim for Monday 29 June 2026.",
                                "Data Protection Act 2018 section 164A"));
    }

    private String explain(TestLedger ledger) {
        return clock.compute(Obligation.ACCESS_RESPONSE, ledger.toLedger(), Division.ENGLAND_AND_WALES, AS_OF)
                .explanationText();
    }

    private String access(ClockFacts facts, LocalDate asOf) {
        return clock.compute(Obligation.ACCESS_RESPONSE, facts, Division.ENGLAND_AND_WALES, asOf)
                .explanationText();
    }
}

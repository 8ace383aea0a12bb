package uk.rightsdesk.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.rightsdesk.clock.LedgerEntry.Kind.CLARIFICATION_ANSWERED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.CLARIFICATION_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.EXTENDED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.IDENTITY_ASKED;
import static uk.rightsdesk.clock.LedgerEntry.Kind.IDENTITY_RECEIVED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatutoryClockTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 19);
    private static final TestLedger REQUEST = TestLedger.receivedOn("2026-03-02");

    private final StatutoryClock clock = new StatutoryClock(WorkingDays.ofUnitedKingdom());

    @Test
    void shouldShowProvisionalDatesFromReceiptWhileIdentityIsOutstanding() {
        ApplicableTimePeriod period = access(REQUEST.then(IDENTITY_ASKED, "2026-03-03"));

        assertThat(period.provisional()).isTrue();
        assertThat(period.relevantOn()).isNull();
        assertThat(period.paused()).isFalse();
        assertThat(period.due()).isEqualTo("2026-04-02");
    }

    @Test
    void shouldBeFinalOnceIdentityHasArrived() {
        ApplicableTimePeriod period =
                access(REQUEST.then(IDENTITY_ASKED, "2026-03-03").then(IDENTITY_RECEIVED, "2026-03-09"));

        assertThat(period.provisional()).isFalse();
        assertThat(period.receivedOn()).isEqualTo("2026-03-02");
        assertThat(period.relevantOn()).isEqualTo("2026-03-09");
    }

    @Test
    void shouldCountAPauseWithoutAnswerUpToTheDayOfTheQuestion() {
        TestLedger paused = REQUEST.then(CLARIFICATION_ASKED, "2026-03-05");

        ApplicableTimePeriod period = clock.compute(
                Obligation.ACCESS_RESPONSE, paused.toLedger(), Division.SCOTLAND, LocalDate.of(2026, 3, 11));

        assertThat(period.paused()).isTrue();
        assertThat(period.provisional()).isTrue();
        assertThat(period.due()).isEqualTo("2026-04-09");
        assertThat(period.safeDue()).isEqualTo("2026-04-08");
    }

    @Test
    void shouldEndThePauseWithTheAnswer() {
        ApplicableTimePeriod period =
                access(REQUEST.then(CLARIFICATION_ASKED, "2026-03-05").then(CLARIFICATION_ANSWERED, "2026-03-05"));

        assertThat(period.paused()).isFalse();
        assertThat(period.provisional()).isFalse();
        assertThat(period.due()).isEqualTo("2026-04-07");
        assertThat(period.safeDue()).as("the day of the answer counts").isEqualTo("2026-04-02");
    }

    @Test
    void shouldCountNoPausedDayBeforeThePeriodStarts() {
        ClockFacts facts = facts(
                "2026-03-02",
                List.of(new Prerequisite(Topic.IDENTITY, LocalDate.of(2026, 3, 9))),
                pause("2026-03-03", "2026-03-08"),
                pause("2026-03-04", "2026-03-11"));

        assertThat(access(facts).due()).as("9, 10 and 11 March do not count").isEqualTo("2026-04-13");
    }

    @Test
    void shouldCountDaysOfOverlappingPausesOnce() {
        ClockFacts facts = facts(
                "2026-03-02",
                List.of(),
                pause("2026-03-10", "2026-03-14"),
                pause("2026-03-05", "2026-03-12"),
                pause("2026-03-06", "2026-03-07"));

        ApplicableTimePeriod period = access(facts);

        assertThat(period.due()).as("ten days, to a Sunday").isEqualTo("2026-04-13");
        assertThat(period.safeDue()).as("nine days, to a Saturday").isEqualTo("2026-04-13");
        assertThat(period.noticeDeadline()).isEqualTo("2026-04-11");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, 2026-03-09, on the rolled last day", "2026-03-03, 2026-03-02, when the period is over"})
    void shouldPauseOnAQuestionThatIsAskedBeforeThePeriodEnds(LocalDate askedOn, LocalDate due, String when) {
        // 28 February 2026 is a Saturday, so the period of a request of 31 January ends on Monday 2 March
        ClockFacts facts = new ClockFacts(
                LocalDate.of(2026, 1, 31), List.of(), List.of(new Pause(askedOn, askedOn.plusDays(8))), null);

        assertThat(access(facts).due()).as(when).isEqualTo(due);
    }

    @Test
    void shouldPauseOnAQuestionThatOnlyAnEarlierPauseLeftTimeFor() {
        ClockFacts facts =
                facts("2026-03-02", List.of(), pause("2026-03-05", "2026-03-11"), pause("2026-04-09", "2026-04-10"));

        assertThat(access(facts).due()).isEqualTo("2026-04-13");
    }

    @Test
    void shouldNotClipTheEndOfAPause() {
        ClockFacts facts = facts("2026-03-02", List.of(), pause("2026-03-30", "2026-05-10"));

        assertThat(access(facts).due()).isEqualTo("2026-05-14");
    }

    @Test
    void shouldStillBePausedByAQuestionThatIsOpenInsideAnAnsweredOne() {
        ClockFacts facts = new ClockFacts(
                LocalDate.of(2026, 3, 2),
                List.of(),
                List.of(pause("2026-03-05", "2026-03-10"), new Pause(LocalDate.of(2026, 3, 10), null)),
                null);

        assertThat(access(facts).paused()).isTrue();
    }

    @Test
    void shouldNotBePausedByAQuestionThatCameTooLate() {
        ClockFacts facts = new ClockFacts(
                LocalDate.of(2026, 3, 2),
                List.of(),
                List.of(pause("2026-03-05", "2026-03-11"), new Pause(LocalDate.of(2026, 4, 10), null)),
                null);

        ApplicableTimePeriod period = access(facts);

        assertThat(period.paused()).isFalse();
        assertThat(period.provisional()).isFalse();
        assertThat(period.due()).isEqualTo("2026-04-09");
    }

    @Test
    void shouldPauseNoOtherRightThanAccess() {
        Ledger ledger = REQUEST.then(CLARIFICATION_ASKED, "2026-03-05").toLedger();

        ApplicableTimePeriod period = clock.compute(Obligation.RESPONSE, ledger, Division.ENGLAND_AND_WALES, AS_OF);

        assertThat(period.paused()).isFalse();
        assertThat(period.due()).isEqualTo("2026-04-02");
    }

    @Test
    void shouldTakeTheEarlierOfTheTwoWaysToCountPausedDays() {
        // eleven days on the safe reading: 28 February + 11 = 11 March, but 31 January + 11 = 11 February, + 1 month
        ClockFacts later = facts("2026-01-31", List.of(), pause("2026-02-02", "2026-02-13"));
        // 29 days: 15 January + 29 = 13 February, + 1 month = 13 March, but 15 February + 29 = 16 March
        ClockFacts earlier = facts("2026-01-15", List.of(), pause("2026-01-16", "2026-02-14"));

        assertThat(access(later).noticeDeadline()).isEqualTo("2026-03-11");
        assertThat(access(earlier).noticeDeadline()).isEqualTo("2026-03-13");
        assertThat(access(earlier).safeDue()).isEqualTo("2026-03-13");
        assertThat(access(earlier).due()).isEqualTo("2026-03-17");
    }

    @Test
    void shouldNotRollTheNoticeDeadline() {
        assertThat(access(TestLedger.receivedOn("2026-01-31")).noticeDeadline()).isEqualTo("2026-02-28");
    }

    @Test
    void shouldExtendWhenTheNoticeIsSentOnItsLastDay() {
        ApplicableTimePeriod period = access(REQUEST.then(EXTENDED, "2026-04-02"));

        assertThat(period.extended()).isTrue();
        assertThat(period.due()).isEqualTo("2026-06-02");
        assertThat(period.noticeDeadline()).isEqualTo("2026-04-02");
    }

    @Test
    void shouldNotExtendWhenTheNoticeIsLate() {
        ApplicableTimePeriod period = access(REQUEST.then(EXTENDED, "2026-04-03"));

        assertThat(period.extended()).isFalse();
        assertThat(period.due()).isEqualTo("2026-04-02");
    }

    @Test
    void shouldLetNothingMoveTheAcknowledgementOfAComplaint() {
        Ledger ledger = TestLedger.receivedOn("2026-06-19")
                .then(IDENTITY_ASKED, "2026-06-20")
                .then(CLARIFICATION_ASKED, "2026-06-21")
                .then(EXTENDED, "2026-06-22")
                .toLedger();

        ApplicableTimePeriod period =
                clock.compute(Obligation.COMPLAINT_ACKNOWLEDGEMENT, ledger, Division.ENGLAND_AND_WALES, AS_OF);

        assertThat(period.due()).isEqualTo("2026-07-20");
        assertThat(period.relevantOn()).isEqualTo("2026-06-19");
        assertThat(period.extended()).isFalse();
        assertThat(period.provisional()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_RESPONSE, 2018-05-25, gdpr-12-3.access",
        "ACCESS_RESPONSE, 2020-12-31, gdpr-12-3.access",
        "ACCESS_RESPONSE, 2021-01-01, uk-gdpr-12-3.access",
        "ACCESS_RESPONSE, 2026-02-04, uk-gdpr-12-3.access",
        "ACCESS_RESPONSE, 2026-02-05, uk-gdpr-12a.access",
        "RESPONSE, 2026-02-04, uk-gdpr-12-3.response",
        "RESPONSE, 2026-02-05, uk-gdpr-12a.response",
        "COMPLAINT_ACKNOWLEDGEMENT, 2026-06-19, dpa-2018-164a.acknowledgement"
    })
    void shouldApplyTheLawInForceOnTheDayAskedAbout(Obligation obligation, LocalDate asOf, String rule) {
        ApplicableTimePeriod period = clock.compute(obligation, REQUEST.toLedger(), Division.SCOTLAND, asOf);

        assertThat(period.rules()).isEqualTo(rule);
    }

    @Test
    void shouldReplayALedgerUnderTheLawWithoutAPause() {
        Ledger ledger = REQUEST.then(CLARIFICATION_ASKED, "2026-03-05")
                .then(CLARIFICATION_ANSWERED, "2026-03-11")
                .toLedger();

        ApplicableTimePeriod period =
                clock.compute(Obligation.ACCESS_RESPONSE, ledger, Division.ENGLAND_AND_WALES, LocalDate.of(2026, 2, 4));

        assertThat(period.due()).isEqualTo("2026-04-02");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLAINT_ACKNOWLEDGEMENT, 2026-06-18",
        "ACCESS_RESPONSE, 2018-05-24",
        "RESPONSE, 2018-05-24",
    })
    void shouldSayThatTheLawKnewNoSuchPeriod(Obligation obligation, LocalDate asOf) {
        assertThatThrownBy(() -> clock.compute(obligation, REQUEST.toLedger(), Division.SCOTLAND, asOf))
                .isInstanceOf(NoRuleInForceException.class)
                .hasMessage("no rule for %s was in force on %s".formatted(obligation, asOf));
    }

    @ParameterizedTest
    @CsvSource({"ACCESS_RESPONSE, 2018-05-25", "RESPONSE, 2018-05-25", "COMPLAINT_ACKNOWLEDGEMENT, 2026-06-19"})
    void shouldHaveOneRuleForEveryDayFromTheFirst(Obligation obligation, LocalDate first) {
        first.datesUntil(LocalDate.of(2029, 1, 1))
                .forEach(day -> assertThat(Rule.all())
                        .filteredOn(rule -> rule.obligation() == obligation && rule.isInForce(day))
                        .hasSize(1));
    }

    @Test
    void shouldFailForADateAfterTheLastKnownYear() {
        assertThatThrownBy(() -> access(TestLedger.receivedOn("2028-11-30")))
                .as("30 December 2028 is a Saturday, and nobody knows the next working day")
                .isInstanceOf(BankHolidaysUnknownException.class);
        assertThat(access(TestLedger.receivedOn("2028-11-29")).due()).isEqualTo("2028-12-29");
    }

    @Test
    void shouldBeLateFromTheStartOfTheDayAfterInLondon() {
        ApplicableTimePeriod inSummer = access(TestLedger.receivedOn("2026-05-15"));

        assertThat(inSummer.due()).isEqualTo("2026-06-15");
        assertThat(inSummer.lateAt()).isEqualTo(Instant.parse("2026-06-15T23:00:00Z"));
        assertThat(inSummer.dueAt()).isEqualTo(Instant.parse("2026-06-15T22:59:59Z"));
    }

    private ApplicableTimePeriod access(TestLedger ledger) {
        return clock.compute(Obligation.ACCESS_RESPONSE, ledger.toLedger(), Division.ENGLAND_AND_WALES, AS_OF);
    }

    private ApplicableTimePeriod access(ClockFacts facts) {
        return clock.compute(Obligation.ACCESS_RESPONSE, facts, Division.ENGLAND_AND_WALES, AS_OF);
    }

    private static ClockFacts facts(String received, List<Prerequisite> prerequisites, Pause... pauses) {
        return new ClockFacts(LocalDate.parse(received), prerequisites, List.of(pauses), null);
    }

    private static Pause pause(String asked, String answered) {
        return new Pause(LocalDate.parse(asked), LocalDate.parse(answered));
    }
}

package uk.rightsdesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.LedgerEntry.Kind;

/** British Summer Time begins on 29 March 2026. */
class NextRungTest {

    private static final Instant LATE = Instant.parse("2026-04-02T23:00:00Z");

    @Test
    void shouldBeReachedInTheMorningOfTheDayWithSoManyDaysLeft() {
        assertThat(NextRung.in(Periods.plain(), Rung.NONE, 10).at()).isEqualTo("2026-03-23T09:00:00Z");
        assertThat(NextRung.in(Periods.plain(), Rung.DUE_IN_2, 0).at()).isEqualTo("2026-04-02T08:00:00Z");
    }

    /** Counted as strictly as the statute may be read: the day of receipt is day 1 (law.md 3.14). */
    @Test
    void shouldAlarmOnDayTwentyFiveOfAComplaint() {
        // given
        LocalDate received = LocalDate.of(2026, 11, 28);

        // when
        Instant alarm =
                NextRung.in(Periods.ofComplaint(received), Rung.DUE_IN_10, 5).at();

        // then
        assertThat(alarm).isEqualTo("2026-12-22T09:00:00Z").isEqualTo(received.plusDays(25 - 1) + "T09:00:00Z");
    }

    @Test
    void shouldNotBeReachedAfterTheEndOfThePeriod() {
        assertThat(NextRung.in(Periods.plain(), Rung.DUE_TODAY, -1).at()).isEqualTo(LATE);
    }

    @Test
    void shouldBeTheEndWhereTheLadderNamesNoDays() {
        assertThat(NextRung.in(Periods.plain(), Rung.SAFE_DATE_PASSED, null).at())
                .isEqualTo(LATE);
    }

    @Test
    void shouldCountDaysToTheEarlierReadingOfTheDueDate() {
        // given a pause whose last day counts on one reading and not on the other
        ApplicableTimePeriod period = Periods.of(
                LocalDate.of(2026, 3, 20),
                Periods.on(3, 5, Kind.CLARIFICATION_ASKED),
                Periods.on(3, 10, Kind.CLARIFICATION_ANSWERED));
        assertThat(period.safeDue()).isEqualTo("2026-04-07");
        assertThat(period.due()).isEqualTo("2026-04-08");

        // then
        assertThat(NextRung.in(period, Rung.DUE_IN_2, 0).at()).isEqualTo("2026-04-07T08:00:00Z");
        assertThat(NextRung.in(period, Rung.DUE_TODAY, -1).at()).isEqualTo("2026-04-08T08:00:00Z");
        assertThat(NextRung.in(period, Rung.SAFE_DATE_PASSED, null).at()).isEqualTo("2026-04-08T23:00:00Z");
    }

    @Test
    void shouldNotComeWhilePausedOrOnceOverdue() {
        assertThat(NextRung.in(Periods.plain(), Rung.PAUSED, null)).isEqualTo(NextRung.NONE);
        assertThat(NextRung.in(Periods.plain(), Rung.OVERDUE, null)).isEqualTo(NextRung.NONE);
    }

    @Test
    void shouldNotEndAPeriodThatHasNotStarted() {
        ApplicableTimePeriod period = Periods.of(LocalDate.of(2026, 3, 20), Periods.on(3, 5, Kind.IDENTITY_ASKED));

        assertThat(NextRung.in(period, Rung.SAFE_DATE_PASSED, null).at()).isNull();
        assertThat(NextRung.in(period, Rung.NONE, 10).at()).isEqualTo("2026-03-23T09:00:00Z");
    }
}

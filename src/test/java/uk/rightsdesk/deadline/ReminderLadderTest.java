package uk.rightsdesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.Division;
import uk.rightsdesk.clock.Ledger;
import uk.rightsdesk.clock.LedgerEntry;
import uk.rightsdesk.clock.Obligation;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.clock.WorkingDays;

/** A request received on 2 March 2026 is due by Thursday 2 April; British Summer Time begins on 29 March. */
class ReminderLadderTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 3, 2);
    private static final Instant REMINDER = Instant.parse("2026-03-26T09:00:00Z");
    private static final Instant LATE = Instant.parse("2026-04-02T23:00:00Z");

    private final ApplicableTimePeriod period = new StatutoryClock(WorkingDays.ofUnitedKingdom())
            .compute(
                    Obligation.ACCESS_RESPONSE,
                    new Ledger(List.of(new LedgerEntry(LedgerEntry.Kind.RECEIVED, RECEIVED))),
                    Division.ENGLAND_AND_WALES,
                    RECEIVED);

    @Test
    void shouldRemindAWeekBeforeInTheMorning() {
        assertThat(next(Set.of(), "2026-03-02T10:00:00Z")).isEqualTo(new ReminderLadder.Next(Rung.REMINDER, REMINDER));
    }

    @Test
    void shouldReportOverdueAfterTheReminderAtTheEndOfTheLastDayInLondon() {
        assertThat(next(Set.of(Rung.REMINDER), "2026-03-26T09:00:01Z"))
                .isEqualTo(new ReminderLadder.Next(Rung.OVERDUE, LATE));
    }

    @Test
    void shouldSkipTheReminderWhenTheDayHasPassed() {
        assertThat(next(Set.of(), "2026-04-02T23:00:00Z")).isEqualTo(new ReminderLadder.Next(Rung.OVERDUE, LATE));
    }

    @Test
    void shouldRemindStillOnTheLastDay() {
        assertThat(next(Set.of(), "2026-04-02T22:59:59Z")).isEqualTo(new ReminderLadder.Next(Rung.REMINDER, REMINDER));
    }

    @Test
    void shouldFireNothingTwice() {
        assertThat(next(Set.of(Rung.REMINDER, Rung.OVERDUE), "2026-04-10T09:00:00Z"))
                .isEqualTo(new ReminderLadder.Next(Rung.NONE, null));
    }

    private ReminderLadder.Next next(Set<Rung> fired, String now) {
        return ReminderLadder.next(period, fired, Instant.parse(now));
    }
}

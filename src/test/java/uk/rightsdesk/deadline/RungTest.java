package uk.rightsdesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.LedgerEntry.Kind;

class RungTest {

    @Test
    void shouldNameWhatWasSkipped() {
        assertThat(Rung.between(Rung.DUE_IN_10, Rung.OVERDUE, Periods.plain()))
                .containsExactly(Rung.DUE_IN_5, Rung.DUE_IN_2, Rung.DUE_TODAY);
        assertThat(Rung.between(Rung.NONE, Rung.DUE_IN_10, Periods.plain())).isEmpty();
    }

    @Test
    void shouldSkipTheEarlierReadingOnlyWhereThereIsOne() {
        ApplicableTimePeriod twoReadings = Periods.of(
                LocalDate.of(2026, 3, 20),
                Periods.on(3, 5, Kind.CLARIFICATION_ASKED),
                Periods.on(3, 10, Kind.CLARIFICATION_ANSWERED));

        assertThat(Rung.between(Rung.DUE_TODAY, Rung.OVERDUE, twoReadings)).containsExactly(Rung.SAFE_DATE_PASSED);
        assertThat(Rung.between(Rung.DUE_TODAY, Rung.OVERDUE, Periods.plain())).isEmpty();
    }

    @Test
    void shouldHaveTheCodesOfTheDecisionTable() {
        assertThat(Rung.DUE_IN_10.code()).isEqualTo("due-in-10");
        assertThat(Rung.SAFE_DATE_PASSED.code()).isEqualTo("safe-date-passed");
    }
}

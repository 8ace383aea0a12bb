package uk.rightsdesk.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.rightsdesk.clock.ApplicableTimePeriod.Step;

class BreachPeriodTest {

    @ParameterizedTest
    @CsvSource({
        // a Friday: the weekend counts
        "2026-11-20T16:00:00Z, 2026-11-23T16:00:00Z",
        // the clocks go back within it: hours that elapse, not hours of the day
        "2026-10-24T10:00:00Z, 2026-10-27T10:00:00Z",
        // bank holidays count
        "2026-12-24T23:30:00Z, 2026-12-27T23:30:00Z",
        "2028-02-27T00:00:01Z, 2028-03-01T00:00:01Z"
    })
    void shouldCountHoursThatElapse(Instant awareAt, Instant dueAt) {
        assertThat(new BreachPeriod(awareAt).dueAt()).isEqualTo(dueAt);
    }

    @Test
    void shouldAlertWithADayAndWithSixHoursLeft() {
        // given
        BreachPeriod period = new BreachPeriod(Instant.parse("2026-11-20T16:00:00Z"));

        // then
        assertThat(period.firstAlertAt()).isEqualTo("2026-11-22T16:00:00Z");
        assertThat(period.secondAlertAt()).isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void shouldBeLateOnceTheLastMomentIsOver() {
        // given
        BreachPeriod period = new BreachPeriod(Instant.parse("2026-11-20T16:00:00Z"));

        // then
        assertThat(period.isLateAt(period.dueAt())).isFalse();
        assertThat(period.isLateAt(period.dueAt().plusMillis(1))).isTrue();
    }

    @Test
    void shouldSayInLocalTimeHowItWasFoundAndByWhatLaw() {
        // given: British summer time ends meanwhile
        BreachPeriod period = new BreachPeriod(Instant.parse("2026-10-24T10:00:00Z"));

        // then
        assertThat(period.explanation())
                .extracting(Step::text)
                .contains(
                        "We became aware on Saturday 24 October 2026 at 11:00.",
                        "72 hours from then is Tuesday 27 October 2026 at 10:00. Hours count on weekends and bank"
                                + " holidays too.");
        assertThat(period.explanation()).extracting(Step::citation).contains("UK GDPR Article 33(1)");
    }
}

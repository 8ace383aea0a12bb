package uk.rightsdesk.calendar;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.clock.WorkingDays;

/**
 * Whether the calendar reaches far enough: down once it has ended. An extension reaches three months ahead, so four
 * months before the end operations are warned ({@code endsSoon}).
 */
@Component("calendar")
class CalendarHealth implements HealthIndicator {

    private final BankHolidays bankHolidays;
    private final Clock clock;

    CalendarHealth(BankHolidays bankHolidays, Clock clock, MeterRegistry meters) {
        this.bankHolidays = bankHolidays;
        this.clock = clock;
        Gauge.builder("rightsdesk.calendar.days.left", this, CalendarHealth::daysLeft)
                .description("Days until the end of the last year whose bank holidays are known")
                .register(meters);
    }

    @Override
    public Health health() {
        WorkingDays days = bankHolidays.workingDays();
        return (daysLeft() < 0 ? Health.down() : Health.up())
                .withDetail("lastKnownYear", days.lastKnownYear())
                .withDetail("endsSoon", !today().isBefore(days.warningFrom()))
                .build();
    }

    private long daysLeft() {
        LocalDate end = LocalDate.of(bankHolidays.workingDays().lastKnownYear(), 12, 31);
        return ChronoUnit.DAYS.between(today(), end);
    }

    private LocalDate today() {
        return StatutoryClock.dateOf(clock.instant());
    }
}

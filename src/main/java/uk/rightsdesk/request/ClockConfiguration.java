package uk.rightsdesk.request;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.rightsdesk.calendar.BankHolidays;
import uk.rightsdesk.clock.StatutoryClock;

/** Makes the pure statutory clock available to the application. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    StatutoryClock statutoryClock(BankHolidays bankHolidays) {
        return new StatutoryClock(bankHolidays::workingDays);
    }
}

package uk.rightsdesk.request;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.clock.WorkingDays;

/** Makes the pure statutory clock available to the application. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    StatutoryClock statutoryClock() {
        return new StatutoryClock(WorkingDays.ofUnitedKingdom());
    }
}

package uk.rightsdesk.rights;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import uk.rightsdesk.rights.access.AccessWiring;

/** The application on real databases, without an engine, under a clock that a test moves. */
@Import(AccessWiring.class)
class SampleWiring {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }
}

package uk.rightsdesk;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import uk.rightsdesk.cli.Commands;

/** A desk for data-subject rights under UK law. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RightsdeskApplication {

    static void main(String[] args) {
        if (Commands.areMeantBy(args)) {
            System.exit(Commands.run(args));
        }
        SpringApplication.run(RightsdeskApplication.class, args);
    }

    /** The one source of time; every class that asks for the time is given this clock, so that tests can move it. */
    @Bean
    Clock systemClock() {
        return Clock.systemUTC();
    }
}

package uk.rightsdesk.delivery;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import uk.rightsdesk.audit.EventChain;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.outbox.Outbox;

/**
 * Intake, delivery and what they stand on, with a real database and the real outbox. No {@code @Configuration}, so that
 * the application under test in other tests does not find it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({
    "uk.rightsdesk.calendar",
    "uk.rightsdesk.intake",
    "uk.rightsdesk.delivery",
    "uk.rightsdesk.outbox"
})
@ComponentScan(
        basePackages = {
            "uk.rightsdesk.calendar",
            "uk.rightsdesk.intake",
            "uk.rightsdesk.delivery",
            "uk.rightsdesk.outbox",
            "uk.rightsdesk.request",
            "uk.rightsdesk.vault"
        },
        excludeFilters = {
            @ComponentScan.Filter(
                    type = FilterType.ASSIGNABLE_TYPE,
                    classes = {LetterDispatch.class, MailTexts.class}),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "uk\\.rightsdesk\\.delivery\\.download\\..*")
        })
@Import(EventChain.class)
@EntityScan("uk.rightsdesk.request")
@EnableJpaRepositories("uk.rightsdesk.request")
public class MailWiring {

    @Bean
    DataSource dataSource() {
        return CaseStore.fresh();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RecordedMessages recordedMessages(Outbox outbox) {
        return new RecordedMessages(outbox);
    }
}

package uk.rightsdesk.mailing;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import uk.rightsdesk.audit.EventChain;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.outbox.Outbox;

/**
 * Mailings and what they stand on, with a real database and the real outbox, in this process or in one that is killed.
 * No {@code @Configuration}, so that the application under test in other tests does not find it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({
    "uk.rightsdesk.calendar",
    "uk.rightsdesk.intake",
    "uk.rightsdesk.delivery",
    "uk.rightsdesk.mailing",
    "uk.rightsdesk.outbox"
})
@ComponentScan(
        basePackages = {
            "uk.rightsdesk.calendar",
            "uk.rightsdesk.intake",
            "uk.rightsdesk.delivery",
            "uk.rightsdesk.mailing",
            "uk.rightsdesk.outbox",
            "uk.rightsdesk.request",
            "uk.rightsdesk.vault"
        },
        excludeFilters = {
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "uk\\.rightsdesk\\.delivery\\.(LetterDispatch|MailTexts)"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "uk\\.rightsdesk\\.delivery\\.download\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "uk\\.rightsdesk\\.delivery\\.MailWiring")
        })
@Import(EventChain.class)
@EntityScan("uk.rightsdesk.request")
@EnableJpaRepositories("uk.rightsdesk.request")
class MailingWiring {

    /** URL of a case store that is there already; where it is missing, a fresh one is made. */
    static final String STORE = "mailing.store";

    @Bean
    DataSource dataSource(Environment environment) {
        String url = environment.getProperty(STORE);
        if (url == null) {
            return CaseStore.fresh();
        }
        HikariDataSource given = new HikariDataSource();
        given.setJdbcUrl(url);
        return given;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RecordedMessages recordedMessages(Outbox outbox) {
        return new RecordedMessages(outbox);
    }

    @Bean
    NumberedPeople numberedPeople() {
        return new NumberedPeople();
    }
}

package uk.rightsdesk.identity;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import uk.rightsdesk.audit.EventChain;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.outbox.Outbox;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/**
 * Identity and what it stands on, with a real case store and a real system of record, the engine left out. No
 * {@code @Configuration}, so that the application under test in other tests does not find it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({
    "uk.rightsdesk.calendar",
    "uk.rightsdesk.intake",
    "uk.rightsdesk.delivery",
    "uk.rightsdesk.outbox",
    "uk.rightsdesk.letter",
    "uk.rightsdesk.datamap"
})
@ComponentScan(
        basePackages = {
            "uk.rightsdesk.calendar",
            "uk.rightsdesk.intake",
            "uk.rightsdesk.delivery",
            "uk.rightsdesk.outbox",
            "uk.rightsdesk.letter",
            "uk.rightsdesk.datamap",
            "uk.rightsdesk.decision",
            "uk.rightsdesk.identity",
            "uk.rightsdesk.request",
            "uk.rightsdesk.vault"
        },
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "uk\\.rightsdesk\\.delivery\\.download\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*")
        })
@Import(EventChain.class)
@EntityScan({"uk.rightsdesk.request", "uk.rightsdesk.decision"})
@EnableJpaRepositories({"uk.rightsdesk.request", "uk.rightsdesk.decision"})
public class IdentityWiring {

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

    /** The sample system of record, and no mail server. */
    public static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final HikariDataSource SYSTEM = CaseStore.empty();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                SampleSystemOfRecord.createIfAbsent(SYSTEM, SampleSystemOfRecord.FIXED_ACCOUNTS);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "identity tests",
                            Map.of(
                                    "spring.flyway.enabled",
                                    false,
                                    "spring.mail.host",
                                    "127.0.0.1",
                                    "spring.mail.port",
                                    1,
                                    "rightsdesk.mail.address",
                                    "hello@customer-first.example",
                                    "rightsdesk.mail.imap.enabled",
                                    false,
                                    "rightsdesk.datamap.systems.customer-experience.url",
                                    SYSTEM.getJdbcUrl(),
                                    "rightsdesk.datamap.systems.customer-experience.username",
                                    "postgres")));
        }
    }
}

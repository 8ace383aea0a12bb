package uk.rightsdesk.rights.access;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import uk.rightsdesk.RightsdeskApplication;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.engine.NoProcessInstances;
import uk.rightsdesk.engine.ProcessInstances;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.outbox.Outbox;

/**
 * The application on real databases, without an engine. No {@code @Configuration}, so that the application under test
 * in other tests does not find it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan("uk.rightsdesk")
@ComponentScan(
        basePackages = "uk.rightsdesk",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = RightsdeskApplication.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "uk\\.rightsdesk\\.(engine|embedded|process|endtoend)\\..*")
        })
@EntityScan("uk.rightsdesk")
@EnableJpaRepositories("uk.rightsdesk")
public class AccessWiring {

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

    @Bean
    ProcessInstances processInstances() {
        return new NoProcessInstances();
    }
}

package uk.rightsdesk.rights;

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
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.outbox.Outbox;

/**
 * What decides about requests and writes to the requester, with a real database, real letters and the real outbox. No
 * {@code @Configuration}, so that the application under test in other tests does not find it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({
    "uk.rightsdesk.calendar",
    "uk.rightsdesk.intake",
    "uk.rightsdesk.delivery",
    "uk.rightsdesk.outbox",
    "uk.rightsdesk.letter",
    "uk.rightsdesk.rights"
})
@ComponentScan(
        basePackages = {
            "uk.rightsdesk.calendar",
            "uk.rightsdesk.intake",
            "uk.rightsdesk.delivery",
            "uk.rightsdesk.outbox",
            "uk.rightsdesk.letter",
            "uk.rightsdesk.decision",
            "uk.rightsdesk.rights",
            "uk.rightsdesk.request",
            "uk.rightsdesk.vault"
        },
        excludeFilters = {
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "uk\\.rightsdesk\\.rights\\.access\\.(?!FindReviewChoices|ConfirmReview).*"),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "uk\\.rightsdesk\\.rights\\.(?!access)[a-z]+\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "uk\\.rightsdesk\\.delivery\\.download\\..*"),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "uk\\.rightsdesk\\.rights\\.(.*Acknowledgement.*|PurposeStops)")
        })
@Import(EventChain.class)
@EntityScan({"uk.rightsdesk.request", "uk.rightsdesk.decision"})
@EnableJpaRepositories({"uk.rightsdesk.request", "uk.rightsdesk.decision"})
class LifecycleWiring {

    @Bean
    DataSource dataSource() {
        return CaseStore.fresh();
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    RecordedMessages recordedMessages(Outbox outbox) {
        return new RecordedMessages(outbox);
    }
}

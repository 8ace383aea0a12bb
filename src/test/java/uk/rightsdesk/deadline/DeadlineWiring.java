package uk.rightsdesk.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import uk.rightsdesk.audit.EventChain;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.delivery.MailTexts;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.engine.ProcessInstances;
import uk.rightsdesk.engine.Unavailable;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.outbox.Outbox;

/** The watch over deadlines and what it stands on, with a real database and the real outbox, but no engine. */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({
    "uk.rightsdesk.calendar",
    "uk.rightsdesk.deadline",
    "uk.rightsdesk.delivery",
    "uk.rightsdesk.outbox"
})
@ComponentScan(
        basePackages = {
            "uk.rightsdesk.calendar",
            "uk.rightsdesk.deadline",
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
class DeadlineWiring {

    @Bean
    DataSource dataSource() {
        return CaseStore.fresh();
    }

    @Bean
    MovedClock clock() {
        return new MovedClock();
    }

    @Bean
    RecordedMessages recordedMessages(Outbox outbox) {
        return new RecordedMessages(outbox);
    }

    @Bean
    EngineInTest engineInTest() {
        return new EngineInTest();
    }

    /** Stands where a test puts it. */
    static final class MovedClock extends Clock {

        private volatile Instant now = Instant.parse("2026-03-02T10:00:00Z");

        void moveTo(String instant) {
            now = Instant.parse(instant);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** What a test says the engine runs. */
    static final class EngineInTest implements ProcessInstances {

        final List<String> moved = new CopyOnWriteArrayList<>();
        volatile @Nullable Map<Long, Running> running = Map.of();

        @Override
        public Map<Long, Running> running() {
            Map<Long, Running> known = running;
            if (known == null) {
                throw new Unavailable(new IllegalStateException("down"));
            }
            return known;
        }

        @Override
        public void moveDueDate(long processInstanceKey, Instant dueAt, Record variables) {
            moved.add(processInstanceKey + " " + dueAt);
        }
    }
}

package uk.rightsdesk.desk;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
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
import uk.rightsdesk.sample.SampleSystemOfRecord;

/**
 * The whole application on real databases, without an engine. No {@code @Configuration}, so that the application under
 * test in other tests does not find it.
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
public class DeskWiring {

    private static final class Sample {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                try (var connection = server.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("create role rightsdesk_reader login password 'reader-pass'");
                    statement.execute("create role rightsdesk_writer login password 'writer-pass'");
                }
                SampleSystemOfRecord.createIfAbsent(server.getPostgresDatabase(), SampleSystemOfRecord.FIXED_ACCOUNTS);
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    static String sampleUrl() {
        return Sample.SERVER.getJdbcUrl("postgres", "postgres");
    }

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

    /** Without an engine nothing runs in it. */
    @Bean
    ProcessInstances processInstances() {
        return new NoProcessInstances();
    }
}

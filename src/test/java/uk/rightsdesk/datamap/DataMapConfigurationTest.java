package uk.rightsdesk.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import uk.rightsdesk.outbox.CaseStore;
import uk.rightsdesk.vault.Vault;
import uk.rightsdesk.vault.VaultInTest;

class DataMapConfigurationTest {

    private String database = "";
    private ApplicationContextRunner context = new ApplicationContextRunner();

    @Configuration(proxyBeanMethods = false)
    @Import(DataMapConfiguration.class)
    static class Application {
        private static final HikariDataSource CASES = CaseStore.fresh();

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        JdbcClient caseStore() {
            return JdbcClient.create(CASES);
        }

        @Bean
        PlatformTransactionManager transactions() {
            return new DataSourceTransactionManager(CASES);
        }

        @Bean
        Vault vault(JdbcClient caseStore) {
            return VaultInTest.over(caseStore);
        }
    }

    @BeforeEach
    void copy() {
        database = TestSystem.copy();
        context = new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(
                        "rightsdesk.datamap.location=file:samples/datamap/customer-experience.yaml",
                        "rightsdesk.datamap.systems.customer-experience.url=" + TestSystem.url(database),
                        "rightsdesk.datamap.systems.customer-experience.username=rightsdesk_reader",
                        "rightsdesk.datamap.systems.customer-experience.password=reader-pass");
    }

    @Test
    void shouldOfferItsPartsAndNoDataSource() {
        context.run(started -> {
            assertThat(started)
                    .hasSingleBean(DataMap.class)
                    .hasSingleBean(SubjectSearch.class)
                    .hasSingleBean(PersonalDataCollector.class)
                    .hasSingleBean(DataMapCheck.class)
                    .hasSingleBean(ChangePlanner.class)
                    .hasSingleBean(ChangeExecution.class)
                    .hasSingleBean(Reerasure.class)
                    .hasSingleBean(PortableData.class)
                    .doesNotHaveBean(DataSource.class);
            assertThat(started.getBean(SubjectSearch.class).find(Identifier.email("amelia.hart@example.org")))
                    .hasSize(1);
        });
    }

    @Test
    void shouldNotStartWhereMapAndDatabaseDisagree() throws SQLException {
        TestSystem.execute(TestSystem.owner(database), "CREATE TABLE newsletter (email text)");

        context.run(failed -> assertThat(failed)
                .getFailure()
                .isInstanceOf(DataMapOutOfDate.class)
                .hasMessageContaining("newsletter"));
    }

    @Test
    void shouldStartWithAWarningWhereThatIsChosen() throws SQLException {
        TestSystem.execute(TestSystem.owner(database), "CREATE TABLE newsletter (email text)");

        context.withPropertyValues("rightsdesk.datamap.check=warn")
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void shouldStartWhileASystemIsDown() {
        context.withPropertyValues(
                        "rightsdesk.datamap.systems.customer-experience.url=jdbc:postgresql://localhost:1/customer_experience",
                        "rightsdesk.datamap.systems.customer-experience.connection-timeout=500ms")
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void shouldSayThatTheLocationIsMissing() {
        context.withPropertyValues("rightsdesk.datamap.location=")
                .run(failed -> assertThat(failed).getFailure().rootCause().hasMessageContaining("location"));
    }
}

package uk.rightsdesk.datamap;

import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.vault.Vault;

/** The data map and what is done by it; the desk and the commands are wired with it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataMapProperties.class)
public class DataMapConfiguration {

    @Bean
    DataMap dataMap(DataMapProperties properties) {
        return DataMapReader.read(properties.location());
    }

    @Bean
    SystemsOfRecord systemsOfRecord(DataMap map, DataMapProperties properties) {
        return new SystemsOfRecord(map, properties);
    }

    @Bean
    DataMapCheck dataMapCheck(DataMap map, SystemsOfRecord systems, DataMapProperties properties) {
        return new DataMapCheck(map, systems, properties.check());
    }

    @Bean
    SubjectSearch subjectSearch(DataMap map, SystemsOfRecord systems) {
        return new SubjectSearch(map, systems);
    }

    @Bean
    RecipientSearch recipientSearch(DataMap map, SystemsOfRecord systems) {
        return new RecipientSearch(map, systems);
    }

    @Bean
    PersonalDataCollector personalDataCollector(DataMap map, SystemsOfRecord systems, DataMapCheck check, Clock clock) {
        return new PersonalDataCollector(map, systems, check, clock);
    }

    @Bean
    ChangePlanner changePlanner(DataMap map, SystemsOfRecord systems, DataMapCheck check) {
        return new ChangePlanner(map, systems, check);
    }

    @Bean
    ChangeExecution changeExecution(
            DataMap map, SystemsOfRecord systems, DataMapCheck check, ErasureLedger ledger, Clock clock) {
        return new ChangeExecution(map, systems, check, ledger, clock);
    }

    @Bean
    ErasureLedger erasureLedger(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Vault vault,
            DataMap map,
            SystemsOfRecord systems,
            Clock clock) {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new ErasureLedger(jdbc, own, vault, map, systems, clock);
    }

    @Bean
    Reerasure reerasure(DataMap map, ErasureLedger ledger, ChangeExecution execution) {
        return new Reerasure(map, ledger, execution);
    }

    @Bean
    PortableData portableData(DataMap map) {
        return new PortableData(map);
    }

    @Bean
    KnownPeople knownPeople(DataMap map, SystemsOfRecord systems) {
        return new KnownPeople(map, systems);
    }

    @Bean
    PeopleAffected peopleAffected(DataMap map, SystemsOfRecord systems) {
        return new PeopleAffected(map, systems);
    }

    /** After all beans are made and before any of them starts to work. */
    @Bean
    SmartInitializingSingleton dataMapCheckAtStart(DataMapCheck check) {
        return check::atStart;
    }
}

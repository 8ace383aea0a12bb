package uk.rightsdesk.datamap;

import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DataMapConfiguration {

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
    ChangeExecution changeExecution(DataMap map, SystemsOfRecord systems, DataMapCheck check, Clock clock) {
        return new ChangeExecution(map, systems, check, clock);
    }

    /** After all beans are made and before any of them starts to work. */
    @Bean
    SmartInitializingSingleton dataMapCheckAtStart(DataMapCheck check) {
        return check::atStart;
    }
}

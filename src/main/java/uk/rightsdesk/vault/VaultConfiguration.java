package uk.rightsdesk.vault;

import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The vault; the desk and the commands are wired with it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
public class VaultConfiguration {

    @Bean
    MasterKeys masterKeys(VaultProperties properties) {
        return MasterKeys.of(properties.masterKey());
    }

    @Bean
    ContentKeys contentKeys(JdbcClient jdbc, Clock clock) {
        return new ContentKeys(jdbc, clock);
    }

    @Bean
    Vault vault(ContentKeys keys, MasterKeys masters) {
        return new Vault(keys, masters);
    }

    @Bean
    VaultRotation vaultRotation(ContentKeys keys, MasterKeys masters, TransactionOperations transactions) {
        return new VaultRotation(keys, masters, transactions);
    }

    /** After all beans are made and before any of them starts to work. */
    @Bean
    SmartInitializingSingleton vaultCheckAtStart(Vault vault) {
        return vault::check;
    }
}

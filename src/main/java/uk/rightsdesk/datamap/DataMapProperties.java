package uk.rightsdesk.datamap;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * Where the data map is, and how its systems are reached.
 *
 * @param location the data map, for example {@code file:samples/datamap/customer-experience.yaml}
 * @param check what follows from a difference between the map and a database: no start and no collection, or a warning
 * @param systems the connection of each system of record, by its name in the map
 */
@Validated
@ConfigurationProperties("rightsdesk.datamap")
record DataMapProperties(
        @NotNull Resource location,
        @DefaultValue("fail") CheckMode check,
        @DefaultValue @Valid Map<String, Connection> systems) {

    DataMapProperties {
        systems = Map.copyOf(systems);
    }

    /** What follows from a difference between the map and a database. */
    enum CheckMode {
        FAIL,
        WARN
    }

    /**
     * The connection to a system of record, by a role that can read and do nothing else.
     *
     * @param url JDBC URL of the PostgreSQL database
     * @param username role that may read, and nothing else
     * @param password its password; give it by the environment
     * @param connectionTimeout the longest to wait for a connection
     * @param statementTimeout the longest a single statement may run
     * @param poolSize connections at most; one is used by each search or collection that runs
     * @param fetchSize rows fetched at a time while collecting
     * @param writer the role that changes data; without it nothing can be carried out in the system
     */
    record Connection(
            @NotBlank String url,
            @NotBlank String username,
            @DefaultValue("") String password,
            @DefaultValue("10s") Duration connectionTimeout,
            @DefaultValue("30s") Duration statementTimeout,
            @DefaultValue("4") @Positive int poolSize,
            @DefaultValue("1000") @Positive int fetchSize,
            @Valid @Nullable Writer writer) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Connection[" + url + "]";
        }
    }

    /**
     * The role that changes data, used for nothing but the execution of a plan that was approved.
     *
     * @param username role that may change what the map says is changed, and nothing else
     * @param password its password; give it by the environment
     * @param statementTimeout the longest a single statement may run
     */
    record Writer(
            @NotBlank String username,
            @DefaultValue("") String password,
            @DefaultValue("10m") Duration statementTimeout) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Writer[" + username + "]";
        }
    }
}

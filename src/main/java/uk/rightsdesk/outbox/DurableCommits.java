package uk.rightsdesk.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says at start when PostgreSQL may lose what it has committed: the engine and the requesters would know of work that
 * the case store has forgotten (ADR 8).
 */
@Component
class DurableCommits implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DurableCommits.class);

    private final JdbcClient jdbc;

    DurableCommits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (var setting : new String[] {"synchronous_commit", "fsync"}) {
            var value = jdbc.sql("select current_setting(?)")
                    .param(setting)
                    .query(String.class)
                    .single();
            if (value.equals("off")) {
                LOG.warn(
                        "PostgreSQL runs with {}=off: a crash loses commits of which the engine was told already, and"
                                + " requests stand still. Set it to on, save in tests",
                        setting);
            }
        }
    }
}

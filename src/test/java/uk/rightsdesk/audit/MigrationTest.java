package uk.rightsdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events from before there was a chain. */
class MigrationTest {

    @TempDir
    private Path home;

    @Test
    void shouldChainTheEventsThatAreThere() {
        try (AuditStore server = new AuditStore(home);
                HikariDataSource database = database(server)) {
            // given
            Flyway before = flyway(database).target("5").load();
            before.migrate();
            JdbcClient jdbc = JdbcClient.create(database);
            for (int i = 0; i < 2; i++) {
                seed(jdbc, UUID.randomUUID(), "R-2026-00000" + i);
            }

            // when
            flyway(database).target("6").load().migrate();
            jdbc.sql("create table breach (id uuid)").update(); // of a later release, which verifies today

            // then
            AuditReport report = new AuditVerification(
                            database,
                            new AuditProperties(
                                    home.resolve("checkpoints"), Duration.ofMinutes(1), false, null, List.of()),
                            null)
                    .run();
            assertThat(report.findings()).isEmpty();
            assertThat(report.events()).isEqualTo(6);
            assertThat(jdbc.sql("select count(*) from audit_unsealed")
                            .query(Long.class)
                            .single())
                    .isEqualTo(6);
        }
    }

    private static void seed(JdbcClient jdbc, UUID request, String reference) {
        jdbc.sql("""
                        insert into request (id, version, reference, exercised_right, division, correspondence_id,
                            received_at, requester_address, sender_authenticated)
                        values (?, 0, ?, 'ACCESS', 'ENGLAND_AND_WALES', gen_random_uuid(), now(), 'a@example.org', true)""").params(request, reference).update();
        for (String details :
                List.of("{}", "{\"z\":\"1\",\"aB\":\"2\",\"ab\":\"3\",\"ä\":\"an old text\"}", "{\"a\":\"\"}")) {
            jdbc.sql("""
                            insert into request_event (request_id, type, occurred_at, recorded_at, actor, details)
                            values (?, 'RECEIVED', '1969-12-31T23:59:59.123456Z', now(), 'system', cast(? as jsonb))""").params(request, details).update();
        }
    }

    private static HikariDataSource database(AuditStore server) {
        String name = "before_audit_" + Long.toHexString(System.nanoTime());
        server.attack.sql("create database " + name).update();
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(server.attacker.getJdbcUrl().replaceFirst("/case_store_\\d+", "/" + name));
        database.setMaximumPoolSize(3);
        return database;
    }

    private static FluentConfiguration flyway(HikariDataSource database) {
        return Flyway.configure().dataSource(database).placeholders(Map.of("application_role", "rightsdesk"));
    }
}

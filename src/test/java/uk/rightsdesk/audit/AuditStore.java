package uk.rightsdesk.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.outbox.CaseStore;

/** A case store with its checkpoints, as the product uses them, and an attacker who may do anything to both. */
public final class AuditStore implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-02T09:30:00.123456789Z");

    private static final List<String> TABLES =
            List.of("request_event", "audit_unsealed", "audit_checkpoint", "audit_tombstone", "request");

    final Path checkpoints;
    final HikariDataSource application = CaseStore.fresh();
    final HikariDataSource attacker = superuser(application.getJdbcUrl());
    final PlatformTransactionManager transactions = new DataSourceTransactionManager(application);
    final JdbcClient jdbc = JdbcClient.create(application);
    final JdbcClient attack = JdbcClient.create(attacker);
    final EventChain chain = new EventChain(jdbc);
    final CheckpointRegister register = new CheckpointRegister(jdbc);
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    public AuditStore(Path home) {
        this.checkpoints = home.resolve("checkpoints");
    }

    private static HikariDataSource superuser(String url) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url.replace("user=rightsdesk", "user=postgres"));
        source.setMaximumPoolSize(1);
        // as one who has the rights to would do it: triggers and foreign keys do not fire
        source.setConnectionInitSql("set session_replication_role = replica");
        return source;
    }

    public String url() {
        return application.getJdbcUrl();
    }

    public UUID request() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into request (id, version, reference, exercised_right, division, correspondence_id,
                            received_at, requester_address, sender_authenticated)
                        values (:id, 0, 'R-2026-' || lpad(nextval('request_number')::text, 6, '0'), 'ACCESS',
                            'ENGLAND_AND_WALES', gen_random_uuid(), now(), 'amelia.hart@example.org', true)""").param("id", id).update();
        return id;
    }

    public void record(UUID request, int count) {
        for (int i = 0; i < count; i++) {
            String code = "code-" + UUID.randomUUID();
            in(() -> {
                chain.append(request, "REVIEWED", NOW, NOW, "olivia", Map.of("decision", code, "elements", "5"));
                return 0;
            });
        }
    }

    public int seal() {
        return sealing(development()).seal();
    }

    Sealing sealing(AuditProperties properties) {
        return new Sealing(register, transactions, properties, clock);
    }

    Tombstones tombstones() {
        return new Tombstones(jdbc, sealing(development()), register, clock);
    }

    AuditProperties development() {
        return properties(null, List.of());
    }

    AuditProperties properties(@Nullable String signingKey, List<String> publicKeys) {
        return new AuditProperties(checkpoints, Duration.ofMinutes(1), true, signingKey, publicKeys);
    }

    AuditReport verify() {
        return verify(development());
    }

    AuditReport verify(AuditProperties properties) {
        return new AuditVerification(application, properties, null).run();
    }

    <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get()));
    }

    /** Runs statements as one who may do anything. */
    public void tamper(String... statements) {
        try (Connection connection = attacker.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void backUp() {
        List<String> statements =
                new ArrayList<>(List.of("drop schema if exists backup cascade", "create schema backup"));
        TABLES.forEach(table -> statements.add("create table backup." + table + " as select * from public." + table));
        tamper(statements.toArray(String[]::new));
    }

    /** Sets the whole database back to the {@link #backUp()}, as the restore of an older backup does. */
    void restore() {
        List<String> statements = new ArrayList<>();
        TABLES.forEach(table -> {
            statements.add("delete from public." + table);
            statements.add("insert into public." + table + " select * from backup." + table);
        });
        tamper(statements.toArray(String[]::new));
    }

    @Override
    public void close() {
        application.close();
        attacker.close();
    }
}

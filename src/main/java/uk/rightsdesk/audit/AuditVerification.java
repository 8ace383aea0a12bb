package uk.rightsdesk.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.audit.Finding.Kind;

/**
 * Verifies that the case store holds every event as it was recorded. Reads only, as the application's role or any other
 * that may read {@code request}, {@code request_event} and {@code audit_*}; the desk may run meanwhile.
 */
public final class AuditVerification {

    private static final int FETCH_SIZE = 1_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AuditProperties properties;
    private final @Nullable String noted;

    /**
     * @param caseStore where the events are
     * @param properties where the checkpoints are and which keys are trusted
     * @param noted hash of a checkpoint that was noted down earlier and must be among the files, 64 hexadecimal digits;
     *     null when there is none
     */
    public AuditVerification(DataSource caseStore, AuditProperties properties, @Nullable String noted) {
        this.jdbc = new JdbcTemplate(caseStore);
        this.jdbc.setFetchSize(FETCH_SIZE);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(caseStore));
        this.transaction.setReadOnly(true);
        // all tables as of one moment
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.properties = properties;
        this.noted = noted;
    }

    /** @throws CannotVerify when the database, the checkpoints or the keys are not to be had */
    public AuditReport run() {
        try {
            CheckpointRegister register = new CheckpointRegister(JdbcClient.create(jdbc));
            UUID store = register.store();
            // before the files and they before the events: what is sealed meanwhile must not seem to be missing
            List<CheckpointRegister.Known> remembered = register.all();
            Keys keys = keys(remembered);
            Seals seals = Seals.read(new CheckpointDirectory(properties.checkpoints()), keys, store);
            seals.compare(remembered);
            if (noted != null) {
                seals.require(Hash.parse(noted));
            }
            return Objects.requireNonNull(transaction.execute(_ -> new Run(store, keys, seals).report()));
        } catch (DataAccessException | TransactionException e) {
            throw new CannotVerify(
                    "the case store cannot be read: " + e.getClass().getSimpleName());
        } catch (IOException e) {
            throw new CannotVerify(
                    "the checkpoints cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private Keys keys(List<CheckpointRegister.Known> remembered) {
        try {
            Keys keys = Keys.configured(properties);
            if (keys.isEmpty() && !remembered.isEmpty()) {
                throw new CannotVerify("no public key: set rightsdesk.audit.public-keys");
            }
            return keys;
        } catch (IllegalStateException e) {
            throw new CannotVerify(String.valueOf(e.getMessage()));
        }
    }

    /** One look at the events. */
    private final class Run {

        private final UUID store;
        private final Keys keys;
        private final Seals seals;
        private final List<Finding> findings;
        private final Map<UUID, List<Tombstone>> tombstones = new HashMap<>();
        private final Map<UUID, Integer> promised = new HashMap<>();
        private final Set<UUID> seen = new HashSet<>();
        private final List<StoredEvent> rows = new ArrayList<>();
        private long requests;
        private long events;
        private long sealed;

        private Run(UUID store, Keys keys, Seals seals) {
            this.store = store;
            this.keys = keys;
            this.seals = seals;
            this.findings = new ArrayList<>(seals.findings());
        }

        private AuditReport report() {
            readTombstones();
            jdbc.query("select request_id, max(seq) as seq from audit_unsealed group by request_id", row -> {
                promised.put(Objects.requireNonNull(row.getObject("request_id", UUID.class)), row.getInt("seq"));
            });
            jdbc.query("select " + StoredEvent.COLUMNS + " from request_event order by request_id, seq", row -> {
                take(StoredEvent.read(row));
            });
            checkRows();
            checkRequestsWithoutEvents();
            return new AuditReport(
                    findings,
                    requests,
                    events,
                    sealed,
                    seals.whole(),
                    seals.lastNumber(),
                    seals.lastHash() == null ? null : seals.lastHash().toString(),
                    seals.lastAt(),
                    keys.areForDevelopment());
        }

        private void readTombstones() {
            jdbc.query("select * from audit_tombstone order by request_id, last_seq", row -> {
                Tombstone tombstone = new Tombstone(
                        store,
                        Objects.requireNonNull(row.getObject("request_id", UUID.class)),
                        row.getInt("first_seq"),
                        row.getInt("last_seq"),
                        new Hash(row.getBytes("head")),
                        row.getDate("buried_on").toLocalDate(),
                        row.getString("reason"),
                        row.getString("key_id"));
                if (keys.accept(tombstone.keyId(), tombstone.statement(), row.getBytes("signature"))) {
                    tombstones
                            .computeIfAbsent(tombstone.request(), _ -> new ArrayList<>())
                            .add(tombstone);
                } else {
                    findings.add(new Finding(
                            Kind.TOMBSTONE_FORGED,
                            tombstone.request(),
                            tombstone.first(),
                            tombstone.last(),
                            "the tombstone over it is not signed with a key that is trusted"));
                }
            });
        }

        private void take(StoredEvent row) {
            if (!rows.isEmpty() && !rows.getFirst().request().equals(row.request())) {
                checkRows();
            }
            rows.add(row);
        }

        private void checkRows() {
            if (!rows.isEmpty()) {
                UUID request = rows.getFirst().request();
                requests++;
                events += rows.size();
                sealed += rows.stream()
                        .filter(row -> seals.of(request).containsKey(row.seq()))
                        .count();
                check(request, rows);
                rows.clear();
            }
        }

        private void check(UUID request, List<StoredEvent> found) {
            seen.add(request);
            findings.addAll(new RequestCheck(
                            request,
                            found,
                            seals.of(request),
                            tombstones.getOrDefault(request, List.of()),
                            promised.getOrDefault(request, 0))
                    .run());
        }

        private void checkRequestsWithoutEvents() {
            Set<UUID> silent = new HashSet<>(seals.requests());
            silent.addAll(promised.keySet());
            silent.removeAll(seen);
            silent.stream().sorted().forEach(request -> check(request, List.of()));
            jdbc.query("select id from request union all select id from breach", row -> {
                UUID request = Objects.requireNonNull(row.getObject("id", UUID.class));
                if (!seen.contains(request) && !tombstones.containsKey(request)) {
                    findings.add(Finding.event(Kind.CUT_OFF, request, 1, "the request is there, its events are not"));
                }
            });
        }
    }
}

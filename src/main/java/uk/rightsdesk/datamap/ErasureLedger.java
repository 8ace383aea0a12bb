package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import uk.rightsdesk.vault.Vault;

/**
 * What was erased in which system, kept in the case store, where the restored backup of a system cannot undo it: plans,
 * keys of rows, and keyed hashes of identifiers that serve for nothing but to recognise the person's data should they
 * come back. No value is in it.
 */
public final class ErasureLedger {

    private final JdbcClient jdbc;
    private final TransactionOperations ownTransaction;
    private final Vault vault;
    private final DataMap map;
    private final SystemsOfRecord systems;
    private final Clock clock;

    /** @param ownTransaction never joins its caller's: what is in the ledger stays, whatever becomes of the rest */
    ErasureLedger(
            JdbcClient jdbc,
            TransactionOperations ownTransaction,
            Vault vault,
            DataMap map,
            SystemsOfRecord systems,
            Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = ownTransaction;
        this.vault = vault;
        this.map = map;
        this.systems = systems;
        this.clock = clock;
    }

    /** An erasure that was carried out in a system. */
    record Entry(UUID planId, ChangePlan.SystemChange change) {}

    /** Before the first row of a system is erased: afterwards nothing tells whose rows they were. */
    void open(UUID planId, ChangePlan plan, ChangePlan.SystemChange change) {
        Map<String, Map<Identifier.Kind, String>> identifiers = identifiers(change);
        ownTransaction.executeWithoutResult(_ -> {
            jdbc.sql(
                            "insert into erased_plan (plan_id, plan, opened_at) values (?, ?::jsonb, ?) on conflict do nothing")
                    .params(planId, plan.json(), now())
                    .update();
            // what was noted first stays: at a repetition the rows may hold pseudonyms already
            identifiers.forEach((person, held) -> held.forEach((kind, identifier) -> jdbc.sql("""
                            insert into erased_identifier (plan_id, system, subject_key, kind, hash)
                            values (?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(planId, change.system(), person, kind.id(), hash(kind, identifier))
                    .update()));
        });
    }

    /** Changes in a system that tell of the rows they change. */
    @FunctionalInterface
    interface Noted<T> {
        T with(ErasedKeys keys) throws SQLException;
    }

    /**
     * Within a system's transaction, and committed before it: what is erased there is in the ledger. Notes of an
     * attempt that the system did not commit give way to those of the next.
     *
     * @throws SystemOfRecordUnavailable when the system fails; nothing is noted then
     */
    <T> T noting(UUID planId, String system, Noted<T> work) {
        return Objects.requireNonNull(ownTransaction.execute(_ -> {
            jdbc.sql("""
                            delete from erasure_ledger l where plan_id = ? and system = ? and not exists (
                                select from erased_system s where s.plan_id = l.plan_id and s.system = l.system)""").params(planId, system).update();
            try {
                return work.with(new ErasedKeys(jdbc, planId, system));
            } catch (SQLException e) {
                throw SystemsOfRecord.unavailable(system, e);
            }
        }));
    }

    /** After a system's transaction. */
    void done(UUID planId, ChangeReceipt.SystemReceipt receipt) {
        ownTransaction.executeWithoutResult(_ -> jdbc.sql("""
                        insert into erased_system (plan_id, system, executed_at) values (?, ?, ?)
                        on conflict do nothing""")
                .params(planId, receipt.system(), receipt.at().atOffset(ZoneOffset.UTC))
                .update());
    }

    /** Everything that was carried out, in its order. */
    List<Entry> entries() {
        return jdbc
                .sql("""
                        select s.plan_id, s.system, p.plan::text from erased_system s join erased_plan p using (plan_id)
                        order by s.executed_at, s.plan_id, s.system""")
                .query((row, _) -> new Object[] {row.getObject(1, UUID.class), row.getString(2), row.getString(3)})
                .list()
                .stream()
                .flatMap(row -> ChangePlan.of((String) row[2]).systems().stream()
                        .filter(change -> change.system().equals(row[1]))
                        .map(change -> new Entry((UUID) row[0], change)))
                .toList();
    }

    /** The people of an erasure whose rows are there again: the same key, and an identifier they had. */
    List<String> thereAgain(Entry entry) {
        var again = new ArrayList<String>();
        identifiers(entry.change()).forEach((person, held) -> {
            boolean same = held.entrySet().stream()
                    .anyMatch(identifier -> jdbc.sql("""
                                    select exists (select from erased_identifier
                                    where plan_id = ? and system = ? and subject_key = ? and kind = ? and hash = ?)""")
                            .params(
                                    entry.planId(),
                                    entry.change().system(),
                                    person,
                                    identifier.getKey().id(),
                                    hash(identifier.getKey(), identifier.getValue()))
                            .query(Boolean.class)
                            .single());
            if (same) {
                again.add(person);
            }
        });
        return again;
    }

    /** Whether the data of somebody with this identifier were erased, so that an import can leave them out. */
    public boolean recognises(Identifier identifier) {
        if (!identifier.couldBeHeld()) {
            return false;
        }
        return map.systems().stream()
                .flatMap(system -> system.people().stream())
                .flatMap(table -> Stream.ofNullable(
                        ((MappedTable.Link.Person) table.link()).identifiers().get(identifier.kind())))
                .map(MappedTable.Identifying::compared)
                .distinct()
                .anyMatch(compared -> {
                    String normalised = jdbc.sql("select " + compared.normalised("cast(? as text)"))
                            .param(identifier.value())
                            .query(String.class)
                            .single();
                    return jdbc.sql("select exists (select from erased_identifier where kind = ? and hash = ?)")
                            .params(identifier.kind().id(), hash(identifier.kind(), normalised))
                            .query(Boolean.class)
                            .single();
                });
    }

    /** What identifies the people of a change now, as it is compared; without those who are not there. */
    private Map<String, Map<Identifier.Kind, String>> identifiers(ChangePlan.SystemChange change) {
        SystemOfRecord system = map.system(change.system());
        return systems.read(system.name(), connection -> {
            Map<String, Map<Identifier.Kind, String>> identifiers = new LinkedHashMap<>();
            for (String subjectKey : change.people()) {
                var person = RowKey.Person.parse(subjectKey);
                MappedTable table = SubjectSearch.personTable(system, person);
                for (var identifying :
                        ((MappedTable.Link.Person) table.link()).identifiers().entrySet()) {
                    String value = read(connection, system, table, identifying.getValue(), person);
                    if (value != null && !value.isBlank()) {
                        identifiers
                                .computeIfAbsent(subjectKey, key -> new LinkedHashMap<>())
                                .put(identifying.getKey(), value);
                    }
                }
            }
            return identifiers;
        });
    }

    private static @Nullable String read(
            Connection connection,
            SystemOfRecord system,
            MappedTable table,
            MappedTable.Identifying identifying,
            RowKey.Person person)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT " + identifying.compared().normalised(Sql.quote(identifying.column())) + " FROM "
                        + Sql.qualified(system, table) + " WHERE "
                        + Sql.quote(table.key().getFirst()) + " = ?")) {
            statement.setObject(1, person.key(), Types.OTHER);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Of this use alone, so that it tells nobody which requests or messages were the person's. */
    private byte[] hash(Identifier.Kind kind, String identifier) {
        return vault.addressHash("erased " + kind.id() + " " + identifier);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: in one transaction for each system, which also notes there that the plan was carried out. So it
 * may be called again, after a failure or by mistake: what was done is not done twice and has the same receipt, what
 * was not done yet is done.
 */
public final class ChangeExecution {

    private final DataMap map;
    private final SystemsOfRecord systems;
    private final DataMapCheck check;
    private final ErasureLedger ledger;
    private final Clock clock;

    ChangeExecution(DataMap map, SystemsOfRecord systems, DataMapCheck check, ErasureLedger ledger, Clock clock) {
        this.map = map;
        this.systems = systems;
        this.check = check;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Carries out the plan on the rows that fit it now: what came or went since it was made is found by the same
     * criteria, and the receipt tells both numbers. An erasure is entered in the ledger too.
     *
     * @param planId tells one plan from another, for ever; the caller's own id
     * @return the receipt; the same for every execution of the plan
     * @throws SystemOfRecordUnavailable when a system fails; systems before it in the plan are done then, and calling
     *     again goes on with the rest
     * @throws DataMapOutOfDate when the map does not describe a system, unless that is configured as a warning
     * @throws IllegalStateException when no role that may change data is configured for a system
     */
    public ChangeReceipt execute(UUID planId, ChangePlan plan) {
        return new ChangeReceipt(
                planId,
                plan.kind(),
                plan.systems().stream()
                        .map(change -> plan.kind() == ChangePlan.Kind.ERASURE
                                ? executeWithLedger(planId, plan, change)
                                : execute(planId, plan.kind(), change, changing -> changing.noting(null)))
                        .toList());
    }

    private ChangeReceipt.SystemReceipt executeWithLedger(
            UUID planId, ChangePlan plan, ChangePlan.SystemChange change) {
        ledger.open(planId, plan, change);
        ChangeReceipt.SystemReceipt receipt = execute(
                planId, plan.kind(), change, changing -> ledger.noting(planId, change.system(), changing::noting));
        ledger.done(planId, receipt);
        return receipt;
    }

    /** Whether a role that may change data is configured for the system. */
    public boolean mayChange(String system) {
        return systems.canWrite(system);
    }

    /** Whether the plan was carried out in the system, by the system's own note. */
    boolean isDone(UUID planId, String system) {
        return systems.write(
                system, connection -> Markers.find(connection, planId).isPresent());
    }

    /** The changes of one system, which tell of the rows that they change. */
    @FunctionalInterface
    private interface Changing {
        ChangeReceipt.SystemReceipt noting(@Nullable ErasedKeys keys) throws SQLException;
    }

    /** Has the changes made, with notes of their rows or without. */
    @FunctionalInterface
    private interface Noting {
        ChangeReceipt.SystemReceipt around(Changing changing) throws SQLException;
    }

    private ChangeReceipt.SystemReceipt execute(
            UUID planId, ChangePlan.Kind kind, ChangePlan.SystemChange change, Noting noting) {
        SystemOfRecord system = map.system(change.system());
        return systems.write(system.name(), connection -> {
            Markers.lock(connection, planId);
            Optional<ChangeReceipt.SystemReceipt> earlier = Markers.find(connection, planId);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            LiveSchema live = check.requiredSchema(connection, system);
            return noting.around(keys -> {
                ChangeReceipt.SystemReceipt receipt = change(connection, change, system, live, keys);
                Markers.note(connection, planId, kind, receipt);
                return receipt;
            });
        });
    }

    private ChangeReceipt.SystemReceipt change(
            Connection connection,
            ChangePlan.SystemChange change,
            SystemOfRecord system,
            LiveSchema live,
            @Nullable ErasedKeys keys)
            throws SQLException {
        // as PostgreSQL keeps it, so that a receipt read back is the same
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var people = new PeopleRows(system, change.people());
        for (MappedTable table : people.people()) {
            // from here on nobody adds rows that belong to them
            Clause.join(
                            "SELECT count(*) FROM (SELECT FROM " + Sql.qualified(system, table) + " t WHERE ",
                            people.belong(table, "t"),
                            " FOR UPDATE) locked")
                    .run(connection);
        }
        var statements = new ChangeStatements(system, people);
        var references = new References(system, live);
        var lines = new ArrayList<ChangeReceipt.Line>();
        for (int number = 0; number < change.steps().size(); number++) {
            ChangePlan.Step step = change.steps().get(number);
            Clause statement = statements.change(step, spared(change, step), references, now);
            long rows = keys == null || step.action() == ChangePlan.Action.KEEP
                    ? statement.run(connection)
                    : keys.take(connection, statements.returningKeys(statement, step), number, step);
            lines.add(new ChangeReceipt.Line(
                    step.table(),
                    step.label(),
                    step.action(),
                    step.columns().stream().map(ChangePlan.ColumnChange::column).toList(),
                    rows,
                    step.rows(),
                    step.ground(),
                    step.until()));
        }
        return new ChangeReceipt.SystemReceipt(system.name(), system.label(), now, lines);
    }

    /** What a step for all rows of a table leaves to the steps for some of them. */
    private static List<String> spared(ChangePlan.SystemChange change, ChangePlan.Step step) {
        return step.rowKeys().isEmpty()
                ? change.steps().stream()
                        .filter(other -> other.table().equals(step.table()))
                        .flatMap(other -> other.rowKeys().stream())
                        .toList()
                : List.of();
    }
}

package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans what is to be done to people's data in the systems of record. Planning reads and changes nothing; each system
 * is read on one snapshot, after the map was compared with it.
 *
 * <p>Every method throws {@link SystemOfRecordUnavailable} when a system fails, {@link DataMapOutOfDate} when the map
 * does not describe it, and {@link IllegalArgumentException} when a match, table or column is none of the map.
 */
public final class ChangePlanner {

    private final DataMap map;
    private final SystemsOfRecord systems;
    private final DataMapCheck check;

    ChangePlanner(DataMap map, SystemsOfRecord systems, DataMapCheck check) {
        this.map = map;
        this.systems = systems;
        this.check = check;
    }

    /**
     * The erasure of everything held about people (UK GDPR Article 17), as the map says it for each table and column.
     *
     * @param matches the people; may be empty
     * @param kept rows that stay by a person's decision, whatever the map says; rows they point to stay as the map says
     *     for rows that are still referenced
     */
    public ChangePlan erasure(List<SubjectMatch> matches, List<KeptRow> kept) {
        return plan(
                ChangePlan.Kind.ERASURE,
                matches,
                (connection, system, people) -> new ErasurePlanner(
                                system,
                                LiveSchema.read(connection, system.schema()),
                                people,
                                kept.stream()
                                        .filter(row -> row.system().equals(system.name()))
                                        .toList())
                        .plan(connection));
    }

    /**
     * The correction of columns of rows (UK GDPR Article 16). A row that is none of these people's is not changed: the
     * plan says that it counts no row.
     *
     * @param matches the people
     * @param corrected what is right
     */
    public ChangePlan rectification(List<SubjectMatch> matches, List<CorrectedValue> corrected) {
        return plan(ChangePlan.Kind.RECTIFICATION, matches, (connection, system, people) -> {
            var byRow = new LinkedHashMap<List<String>, List<ChangePlan.ColumnChange>>();
            for (CorrectedValue value : corrected) {
                if (value.system().equals(system.name())) {
                    MappedColumn.Personal column = correctable(system, value);
                    byRow.computeIfAbsent(List.of(value.table(), value.rowKey()), row -> new ArrayList<>())
                            .add(new ChangePlan.ColumnChange(
                                    column.name(), column.label(), new Treatment(Treatment.Kind.SET, value.value())));
                }
            }
            var steps = new ArrayList<ChangePlan.Step>();
            for (var row : byRow.entrySet()) {
                MappedTable table = system.known(row.getKey().getFirst());
                steps.add(counted(
                        connection,
                        system,
                        people,
                        step(
                                table,
                                ChangePlan.Action.CHANGE,
                                row.getValue(),
                                List.of(row.getKey().getLast()))));
            }
            return steps;
        });
    }

    private static MappedColumn.Personal correctable(SystemOfRecord system, CorrectedValue value) {
        MappedTable table = system.known(value.table());
        return table.personalColumns().stream()
                .filter(column -> column.name().equals(value.column()))
                .filter(column -> column.lookup() == null && column.attachment() == null)
                .filter(column -> !table.key().contains(column.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Not a column that can be corrected: " + value.table() + "." + value.column()));
    }

    /** The restriction of everything held about people (UK GDPR Article 18): the systems respect it from then on. */
    public ChangePlan restriction(List<SubjectMatch> matches) {
        return plan(
                ChangePlan.Kind.RESTRICTION,
                matches,
                (connection, system, people) -> restrictions(connection, system, people, ChangePlan.Action.APPEND));
    }

    /** The end of a restriction. The person is told before (UK GDPR Article 18(3)). */
    public ChangePlan liftedRestriction(List<SubjectMatch> matches) {
        return plan(
                ChangePlan.Kind.RESTRICTION_LIFTED,
                matches,
                (connection, system, people) -> restrictions(connection, system, people, ChangePlan.Action.DELETE));
    }

    private static List<ChangePlan.Step> restrictions(
            Connection connection, SystemOfRecord system, PeopleRows people, ChangePlan.Action action)
            throws SQLException {
        var steps = new ArrayList<ChangePlan.Step>();
        for (SystemOfRecord.RestrictionTable restriction : system.restrictions()) {
            MappedTable table = system.known(restriction.table());
            if (people.canHold(table)) {
                List<ChangePlan.ColumnChange> columns = action == ChangePlan.Action.APPEND
                        ? List.of(new ChangePlan.ColumnChange(
                                restriction.since(),
                                DataMapBuilder.inWords(restriction.since()),
                                new Treatment(Treatment.Kind.NOW, null)))
                        : List.of();
                steps.add(counted(connection, system, people, step(table, action, columns, List.of())));
            }
        }
        return steps;
    }

    /** Whether a system of the map says what ends the processing for the purpose. */
    public boolean canStop(String purpose) {
        return map.systems().stream().anyMatch(system -> system.stops().containsKey(purpose));
    }

    /**
     * The end of the processing for a purpose, after an objection (UK GDPR Article 21) or a withdrawn consent (Article
     * 7(3)).
     *
     * @param purpose id of the purpose in the map
     */
    public ChangePlan stoppedPurpose(List<SubjectMatch> matches, String purpose) {
        if (!canStop(purpose)) {
            throw new IllegalArgumentException("The data map says of no system how the purpose " + purpose + " ends");
        }
        return plan(ChangePlan.Kind.PURPOSE_STOPPED, matches, (connection, system, people) -> {
            var steps = new ArrayList<ChangePlan.Step>();
            for (SystemOfRecord.Stop stop : system.stops().getOrDefault(purpose, List.of())) {
                MappedTable table = system.known(stop.table());
                if (people.canHold(table)) {
                    steps.add(counted(
                            connection,
                            system,
                            people,
                            new ChangePlan.Step(
                                    table.name(),
                                    table.label(),
                                    stop.action(),
                                    stop.columns(),
                                    0,
                                    null,
                                    null,
                                    List.of(),
                                    stop.where(),
                                    stop.from())));
                }
            }
            return steps;
        });
    }

    private static ChangePlan.Step step(
            MappedTable table, ChangePlan.Action action, List<ChangePlan.ColumnChange> columns, List<String> rowKeys) {
        return new ChangePlan.Step(
                table.name(), table.label(), action, columns, 0, null, null, rowKeys, List.of(), null);
    }

    private static ChangePlan.Step counted(
            Connection connection, SystemOfRecord system, PeopleRows people, ChangePlan.Step step) throws SQLException {
        long rows = new ChangeStatements(system, people).count(step).run(connection);
        return new ChangePlan.Step(
                step.table(),
                step.label(),
                step.action(),
                step.columns(),
                rows,
                step.ground(),
                step.until(),
                step.rowKeys(),
                step.where(),
                step.from());
    }

    @FunctionalInterface
    private interface SystemPlanner {
        List<ChangePlan.Step> plan(Connection connection, SystemOfRecord system, PeopleRows people) throws SQLException;
    }

    private ChangePlan plan(ChangePlan.Kind kind, List<SubjectMatch> matches, SystemPlanner planner) {
        Map<String, Set<String>> people = new LinkedHashMap<>();
        matches.forEach(
                match -> people.computeIfAbsent(map.system(match.system()).name(), system -> new LinkedHashSet<>())
                        .add(match.subjectKey()));
        List<ChangePlan.SystemChange> changes = map.systems().stream()
                .filter(system -> people.containsKey(system.name()))
                .map(system -> plan(system, people.getOrDefault(system.name(), Set.of()), planner))
                .toList();
        return new ChangePlan(
                kind,
                changes,
                map.byHand().stream()
                        .map(s -> new ChangePlan.TaskByHand(s.name(), s.label(), s.answeredBy()))
                        .toList());
    }

    private ChangePlan.SystemChange plan(SystemOfRecord system, Collection<String> subjectKeys, SystemPlanner planner) {
        return systems.read(system.name(), connection -> {
            check.require(connection, system);
            return new ChangePlan.SystemChange(
                    system.name(),
                    system.label(),
                    List.copyOf(subjectKeys),
                    planner.plan(connection, system, new PeopleRows(system, subjectKeys)));
        });
    }
}

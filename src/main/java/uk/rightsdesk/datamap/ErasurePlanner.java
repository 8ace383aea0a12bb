package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans the erasure of some people's data in one system, on one snapshot of it. */
final class ErasurePlanner {

    private final SystemOfRecord system;
    private final PeopleRows people;
    private final References references;
    private final Map<String, Map<ErasureGround, Set<String>>> kept = new LinkedHashMap<>();

    ErasurePlanner(SystemOfRecord system, LiveSchema live, PeopleRows people, List<KeptRow> keptRows) {
        this.system = system;
        this.people = people;
        this.references = new References(system, live);
        for (KeptRow row : keptRows) {
            requireKeepable(row.table());
            kept.computeIfAbsent(row.table(), table -> new LinkedHashMap<>())
                    .computeIfAbsent(row.ground(), ground -> new LinkedHashSet<>())
                    .add(row.rowKey());
        }
    }

    private void requireKeepable(String name) {
        MappedTable table = system.table(name)
                .filter(MappedTable::isPersonal)
                .orElseThrow(() -> new IllegalArgumentException("No table " + name + " tied to a person"));
        if (table.link() instanceof MappedTable.Link.Through(String column, String target)
                && system.known(target).erasure() instanceof ErasureRule.Delete) {
            throw new IllegalArgumentException("A row of " + name + " cannot be kept alone: the map deletes " + target
                    + ", to which it points; say there what stays of it (erasure: while-referenced)");
        }
    }

    List<ChangePlan.Step> plan(Connection connection) throws SQLException {
        var steps = new ArrayList<ChangePlan.Step>();
        for (MappedTable table : references.childrenFirst(people.tables())) {
            plan(connection, table, steps);
        }
        return steps;
    }

    private void plan(Connection connection, MappedTable table, List<ChangePlan.Step> steps) throws SQLException {
        List<ChangePlan.ColumnChange> cut = columnsCut(table);
        for (var byGround : kept.getOrDefault(table.name(), Map.of()).entrySet()) {
            List<String> keys = List.copyOf(byGround.getValue());
            long rows = count(connection, table, PeopleRows.among(table, "t", keys));
            steps.add(new ChangePlan.Step(
                    table.name(),
                    table.label(),
                    cut.isEmpty() ? ChangePlan.Action.KEEP : ChangePlan.Action.CHANGE,
                    cut,
                    rows,
                    byGround.getKey(),
                    null,
                    keys,
                    List.of(),
                    null));
        }
        Clause others = keptHere(table, "t").negated();
        switch (table.erasure()) {
            case ErasureRule.Delete delete ->
                steps.add(step(table, ChangePlan.Action.DELETE, count(connection, table, others), null));
            case ErasureRule.WhileReferenced anchor -> {
                long all = count(connection, table, others);
                long referenced = count(connection, table, others.and(referenced(table, "t")));
                steps.add(step(table, ChangePlan.Action.DELETE_UNREFERENCED, all - referenced, null));
                steps.add(step(table, ChangePlan.Action.CHANGE, referenced, null));
            }
            case ErasureRule.Keep keep -> {
                boolean changes = columns(table).stream()
                        .anyMatch(column -> column.treatment().kind() != Treatment.Kind.KEEP);
                steps.add(step(
                        table,
                        changes ? ChangePlan.Action.CHANGE : ChangePlan.Action.KEEP,
                        count(connection, table, others),
                        keep));
            }
        }
    }

    private ChangePlan.Step step(
            MappedTable table, ChangePlan.Action action, long rows, ErasureRule.@Nullable Keep keep) {
        boolean stays = action == ChangePlan.Action.CHANGE || action == ChangePlan.Action.KEEP;
        return new ChangePlan.Step(
                table.name(),
                table.label(),
                action,
                stays ? columns(table) : List.of(),
                rows,
                keep == null ? null : keep.ground(),
                keep == null ? null : keep.until().label(),
                List.of(),
                List.of(),
                null);
    }

    private static List<ChangePlan.ColumnChange> columns(MappedTable table) {
        return table.personalColumns().stream()
                .map(column -> new ChangePlan.ColumnChange(column.name(), column.label(), column.erasure()))
                .toList();
    }

    /** The links that a row kept by decision loses, because what they point to is deleted. */
    private List<ChangePlan.ColumnChange> columnsCut(MappedTable table) {
        return table.personalColumns().stream()
                .filter(column -> column.erasure().kind() == Treatment.Kind.EMPTY)
                .filter(column -> column.lookup() instanceof MappedColumn.Lookup lookup
                        && system.known(lookup.table()).isPersonal()
                        && system.known(lookup.table()).erasure() instanceof ErasureRule.Delete)
                .map(column -> new ChangePlan.ColumnChange(column.name(), column.label(), column.erasure()))
                .toList();
    }

    private Clause keptHere(MappedTable table, String alias) {
        return PeopleRows.among(
                table,
                alias,
                kept.getOrDefault(table.name(), Map.of()).values().stream()
                        .flatMap(Set::stream)
                        .toList());
    }

    /** That a row that stays points to this one. */
    private Clause referenced(MappedTable table, String alias) {
        return Clause.any(references.to(table).stream().map(key -> {
            MappedTable child = system.known(key.table());
            String childAlias = alias + "c";
            Clause stays = stays(child, childAlias, key.column());
            return stays.equals(Clause.NEVER)
                    ? Clause.NEVER
                    : Clause.join(
                            "EXISTS (SELECT FROM " + Sql.qualified(system, child) + " " + childAlias + " WHERE "
                                    + childAlias + "." + Sql.quote(key.column()) + " = " + alias + "."
                                    + Sql.quote(key.toColumn()) + " AND ",
                            stays,
                            ")");
        }));
    }

    /** That a row stays, and its column with it. */
    private Clause stays(MappedTable table, String alias, String column) {
        if (!people.canHold(table)) {
            return Clause.ALWAYS;
        }
        Clause stays = keptHere(table, alias).or(staysByRule(table, alias, column));
        boolean belongs = table.link() instanceof MappedTable.Link.Through through
                && through.column().equals(column);
        return belongs
                ? stays
                : Clause.join("(", people.belong(table, alias), ") IS NOT TRUE").or(stays);
    }

    private Clause staysByRule(MappedTable table, String alias, String column) {
        boolean emptied = table.personalColumns().stream()
                .anyMatch(c -> c.name().equals(column) && c.erasure().kind() == Treatment.Kind.EMPTY);
        return switch (table.erasure()) {
            case ErasureRule.Delete delete -> Clause.NEVER;
            case ErasureRule.Keep keep -> emptied ? Clause.NEVER : Clause.ALWAYS;
            case ErasureRule.WhileReferenced anchor -> emptied ? Clause.NEVER : referenced(table, alias);
        };
    }

    private long count(Connection connection, MappedTable table, Clause further) throws SQLException {
        return Clause.join(
                        "SELECT count(*) FROM " + Sql.qualified(system, table) + " t WHERE ",
                        people.belong(table, "t").and(further))
                .run(connection);
    }
}

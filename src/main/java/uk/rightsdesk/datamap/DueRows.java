package uk.rightsdesk.datamap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.datamap.ChangePlan.Action;

/**
 * The rows of one rule of a system: which are over, and step by step what becomes of them and of what hangs on them.
 */
final class DueRows {

    private final SystemOfRecord system;
    private final RetentionRule rule;
    private final MappedTable table;
    private final References references;

    DueRows(SystemOfRecord system, RetentionRule rule, References references) {
        this.system = system;
        this.rule = rule;
        this.table = system.known(rule.table());
        this.references = references;
    }

    MappedTable table() {
        return table;
    }

    private String key() {
        return "t." + Sql.quote(table.key().getFirst());
    }

    /** That a row is over on that day. */
    Clause over(LocalDate on) {
        return Clause.of(
                        "t." + Sql.quote(rule.from()) + " < ?",
                        rule.keptFrom(on).toString())
                .and(PeopleRows.where("t", rule.where()));
    }

    /** That the row's person is one of these. */
    Clause of(Set<String> people) {
        return people.isEmpty() ? Clause.NEVER : Clause.of(person(table, "t") + " = ANY (?)", Clause.array(people));
    }

    private String person(MappedTable at, String alias) {
        return switch (at.link()) {
            case MappedTable.Link.Through(String column, String target) -> {
                MappedTable next = system.known(target);
                String own = alias + "." + Sql.quote(column);
                yield next.link() instanceof MappedTable.Link.Person
                        ? own
                        : "(SELECT " + person(next, alias + "p") + " FROM " + Sql.qualified(system, next) + " " + alias
                                + "p WHERE " + alias + "p."
                                + Sql.quote(next.key().getFirst()) + " = " + own + ")";
            }
            default -> alias + "." + Sql.quote(at.key().getFirst());
        };
    }

    Clause count(Clause rows) {
        return Clause.join("SELECT count(*) FROM " + Sql.qualified(system, table) + " t WHERE ", rows);
    }

    /**
     * Keys of the next rows in the order of their keys, and their days. Rows with others hanging on them are locked, so
     * that nothing is hung on them meanwhile; those that somebody has in hand are left to the next run.
     */
    Clause page(LocalDate on, Set<String> held, @Nullable String after, int size, boolean locked) {
        Clause rows =
                over(on).and(of(held).negated()).and(after == null ? Clause.ALWAYS : Clause.of(key() + " > ?", after));
        return Clause.join(
                "SELECT " + key() + "::text, t." + Sql.quote(rule.from()) + "::date FROM "
                        + Sql.qualified(system, table) + " t WHERE ",
                rows,
                " ORDER BY " + key() + " LIMIT " + size + (locked && hasDependents() ? " FOR UPDATE SKIP LOCKED" : ""));
    }

    private boolean hasDependents() {
        return tables().size() > 1;
    }

    /** The table of the rule and those whose rows hang on its rows. */
    private List<MappedTable> tables() {
        return system.tables().stream()
                .filter(MappedTable::isPersonal)
                .filter(other -> system.path(other).contains(table))
                .toList();
    }

    /**
     * A step and its rows.
     *
     * @param rows the rows that belong to the batch
     */
    record Part(ChangePlan.Step step, PeopleRows rows) {}

    /** What is done, in its order: links are cut, then children before parents. */
    List<Part> parts(List<String> keys) {
        PeopleRows rows = PeopleRows.below(system, table, keys);
        List<MappedTable> tables = tables();
        var parts = new ArrayList<Part>();
        for (MappedTable each : references.childrenFirst(tables)) {
            cut(each, tables, rows, parts);
            if (each.equals(table)) {
                own(rows, tables, parts);
            } else {
                hanging(each, rows, parts);
            }
        }
        return parts;
    }

    /** What can still point to a row of the batch once the steps before it were done. */
    References left() {
        List<MappedTable> tables = tables();
        return references.only(key -> tables.stream()
                .filter(other -> !other.equals(table) && other.name().equals(key.table()))
                .noneMatch(other -> other.erasure() instanceof ErasureRule.Delete
                        && other.link() instanceof MappedTable.Link.Through through
                        && through.column().equals(key.column())));
    }

    private void hanging(MappedTable each, PeopleRows rows, List<Part> parts) {
        switch (each.erasure()) {
            case ErasureRule.Delete delete -> parts.add(new Part(step(each, Action.DELETE, null), rows));
            case ErasureRule.WhileReferenced anchor -> whileReferenced(each, rows, parts);
            case ErasureRule.Keep keep -> {
                boolean changes = columns(each).stream()
                        .anyMatch(column -> column.treatment().kind() != Treatment.Kind.KEEP);
                parts.add(new Part(step(each, changes ? Action.CHANGE : Action.KEEP, keep), rows));
            }
        }
    }

    /**
     * The rule's own rows go whatever an erasure would keep of them: that their period is over is what the rule says.
     */
    private void own(PeopleRows rows, List<MappedTable> tables, List<Part> parts) {
        boolean pointedTo = references.to(table).stream()
                .anyMatch(key -> tables.stream()
                                .filter(other -> !other.equals(table))
                                .anyMatch(other -> other.name().equals(key.table())
                                        && !(other.erasure() instanceof ErasureRule.Delete))
                        || isLeftPointing(key, tables));
        if (table.erasure() instanceof ErasureRule.WhileReferenced) {
            whileReferenced(table, rows, parts);
        } else {
            parts.add(new Part(step(table, pointedTo ? Action.DELETE_UNREFERENCED : Action.DELETE, null), rows));
        }
    }

    private void whileReferenced(MappedTable each, PeopleRows rows, List<Part> parts) {
        parts.add(new Part(step(each, Action.DELETE_UNREFERENCED, null), rows));
        parts.add(new Part(step(each, Action.CHANGE, null), rows));
    }

    /** Links of rows that stay to rows that go become empty where the map says so. */
    private void cut(MappedTable gone, List<MappedTable> tables, PeopleRows rows, List<Part> parts) {
        for (LiveSchema.ForeignKey key : references.to(gone)) {
            if (isOutside(key, tables) && isEmptied(key)) {
                MappedTable from = system.known(key.table());
                parts.add(new Part(
                        new ChangePlan.Step(
                                from.name(),
                                from.label(),
                                Action.CHANGE,
                                columns(from).stream()
                                        .filter(column -> column.column().equals(key.column()))
                                        .toList(),
                                0,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                null),
                        PeopleRows.pointing(system, from, key.column(), gone, rows)));
            }
        }
    }

    private boolean isLeftPointing(LiveSchema.ForeignKey key, List<MappedTable> tables) {
        return isOutside(key, tables) && !isEmptied(key);
    }

    private static boolean isOutside(LiveSchema.ForeignKey key, List<MappedTable> tables) {
        return tables.stream().noneMatch(other -> other.name().equals(key.table()));
    }

    private boolean isEmptied(LiveSchema.ForeignKey key) {
        return columns(system.known(key.table())).stream()
                .anyMatch(column -> column.column().equals(key.column())
                        && column.treatment().kind() == Treatment.Kind.EMPTY);
    }

    private static ChangePlan.Step step(MappedTable table, Action action, ErasureRule.@Nullable Keep keep) {
        boolean stays = action == Action.CHANGE || action == Action.KEEP;
        return new ChangePlan.Step(
                table.name(),
                table.label(),
                action,
                stays ? columns(table) : List.of(),
                0,
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
}

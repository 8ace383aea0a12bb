package uk.rightsdesk.datamap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The statement of each step of a plan: one for all rows, however many they are. */
final class ChangeStatements {

    private final SystemOfRecord system;
    private final PeopleRows people;

    ChangeStatements(SystemOfRecord system, PeopleRows people) {
        this.system = system;
        this.people = people;
    }

    /** How many rows the step is about now. */
    Clause count(ChangePlan.Step step) {
        MappedTable source = source(step);
        return Clause.join("SELECT count(*) FROM " + Sql.qualified(system, source) + " t WHERE ", rows(source, step));
    }

    /** The rows that the step changes, or for which it adds one. */
    private MappedTable source(ChangePlan.Step step) {
        MappedTable table = system.known(step.table());
        if (step.action() != ChangePlan.Action.APPEND) {
            return table;
        }
        return step.from() == null ? system.path(table).getLast() : system.known(step.from());
    }

    private Clause rows(MappedTable table, ChangePlan.Step step) {
        Clause rows = people.belong(table, "t").and(PeopleRows.where("t", step.where()));
        return step.rowKeys().isEmpty() ? rows : rows.and(PeopleRows.among(table, "t", step.rowKeys()));
    }

    /**
     * @param spared rows of the table that other steps of the plan are about
     * @param now the moment of the change
     */
    Clause change(ChangePlan.Step step, List<String> spared, References references, Instant now) {
        MappedTable table = system.known(step.table());
        Clause rows = rows(source(step), step)
                .and(PeopleRows.among(table, "t", spared).negated());
        return switch (step.action()) {
            case DELETE -> delete(table, rows);
            case DELETE_UNREFERENCED -> delete(table, rows.and(unreferenced(table, references)));
            case CHANGE -> update(table, step, rows, now);
            case APPEND -> insert(table, step, rows, now);
            case KEEP -> Clause.join("SELECT count(*) FROM " + Sql.qualified(system, table) + " t WHERE ", rows);
        };
    }

    /** The same, and gives the columns of the keys of the rows it changed, as text. */
    Clause returningKeys(Clause change, ChangePlan.Step step) {
        return Clause.join(
                change,
                system.known(step.table()).key().stream()
                        .map(column -> "t." + Sql.quote(column) + "::text")
                        .collect(Collectors.joining(", ", " RETURNING ", "")));
    }

    private Clause delete(MappedTable table, Clause rows) {
        return Clause.join("DELETE FROM " + Sql.qualified(system, table) + " t WHERE ", rows);
    }

    private Clause unreferenced(MappedTable table, References references) {
        return references.to(table).stream()
                .map(key -> Clause.of("NOT EXISTS (SELECT FROM " + Sql.qualified(system, system.known(key.table()))
                        + " c WHERE c." + Sql.quote(key.column()) + " = t." + Sql.quote(key.toColumn()) + ")"))
                .reduce(Clause.ALWAYS, Clause::and);
    }

    private Clause update(MappedTable table, ChangePlan.Step step, Clause rows, Instant now) {
        var assignments = new ArrayList<Clause>();
        for (ChangePlan.ColumnChange column : step.columns()) {
            if (column.treatment().kind() != Treatment.Kind.KEEP) {
                assignments.add(Clause.join(
                        (assignments.isEmpty() ? "" : ", ") + Sql.quote(column.column()) + " = ",
                        value(table, column, now)));
            }
        }
        return Clause.join(
                "UPDATE " + Sql.qualified(system, table) + " t SET ",
                Clause.join(assignments.toArray()),
                " WHERE ",
                rows);
    }

    /** A row that is there already needs not be added. */
    private Clause insert(MappedTable table, ChangePlan.Step step, Clause rows, Instant now) {
        var link = (MappedTable.Link.Through) table.link();
        MappedTable source = source(step);
        String person = source.link() instanceof MappedTable.Link.Through through
                ? through.column()
                : source.key().getFirst();
        String columns = step.columns().stream()
                .map(column -> ", " + Sql.quote(column.column()))
                .collect(Collectors.joining());
        List<Object> values = new ArrayList<>();
        step.columns().forEach(column -> {
            values.add(", ");
            values.add(value(source, column, now));
        });
        return Clause.join(
                "INSERT INTO " + Sql.qualified(system, table) + " (" + Sql.quote(link.column()) + columns
                        + ") SELECT t." + Sql.quote(person),
                Clause.join(values.toArray()),
                " FROM " + Sql.qualified(system, source) + " t WHERE ",
                rows,
                " ON CONFLICT DO NOTHING");
    }

    private static Clause value(MappedTable table, ChangePlan.ColumnChange column, Instant now) {
        String with = column.treatment().with();
        String own = "t." + Sql.quote(column.column());
        return switch (column.treatment().kind()) {
            case KEEP -> Clause.of(own);
            case EMPTY -> Clause.of("NULL");
            case PSEUDONYM ->
                Objects.requireNonNull(with).contains("{row}")
                        ? Clause.of("replace(?, '{row}', " + rowKey(table) + ")", with)
                        : Clause.of("?", with);
            case GENERALISE ->
                Clause.of(Generalisation.of(Objects.requireNonNull(with)).applied(own));
            case SET -> Clause.of("?", Objects.requireNonNull(with));
            case COPY -> Clause.of("t." + Sql.quote(Objects.requireNonNull(with)));
            case NOW -> Clause.of("?", now.toString());
        };
    }

    /** The key of a row as {@link RowKey} writes it. */
    private static String rowKey(MappedTable table) {
        return table.key().stream()
                .map(column -> "replace(replace(t." + Sql.quote(column) + "::text, '%', '%25'), '/', '%2F')")
                .collect(Collectors.joining(" || '/' || "));
    }
}

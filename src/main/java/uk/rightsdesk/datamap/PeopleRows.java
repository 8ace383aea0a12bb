package uk.rightsdesk.datamap;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Conditions on the rows of some people in one system: what every change is confined to. */
final class PeopleRows {

    private final SystemOfRecord system;
    private final Map<String, Set<String>> keysByTable = new LinkedHashMap<>();

    /** What a row of one table points to, where it is meant by that and not by whose it is. */
    private final Map<String, Clause> pointing = new LinkedHashMap<>();

    private PeopleRows(SystemOfRecord system) {
        this.system = system;
    }

    /**
     * The rows of a table with these keys, and what hangs on them: the rows of nobody else, though not all of anybody.
     */
    static PeopleRows below(SystemOfRecord system, MappedTable table, Collection<String> keys) {
        var rows = new PeopleRows(system);
        rows.keysByTable.put(table.name(), new LinkedHashSet<>(keys));
        return rows;
    }

    /** The rows of a table whose column points to some rows of another. */
    static PeopleRows pointing(
            SystemOfRecord system, MappedTable from, String column, MappedTable to, PeopleRows rows) {
        var pointing = new PeopleRows(system);
        pointing.pointing.put(
                from.name(),
                Clause.join(
                        "t." + Sql.quote(column) + " IN (SELECT g."
                                + Sql.quote(to.key().getFirst()) + " FROM " + Sql.qualified(system, to) + " g WHERE ",
                        rows.belong(to, "g"),
                        ")"));
        return pointing;
    }

    PeopleRows(SystemOfRecord system, Collection<String> subjectKeys) {
        this(system);
        for (String subjectKey : subjectKeys) {
            var person = RowKey.Person.parse(subjectKey);
            SubjectSearch.personTable(system, person);
            keysByTable
                    .computeIfAbsent(person.table(), table -> new LinkedHashSet<>())
                    .add(person.key());
        }
    }

    /** The tables that can hold rows of these people, in the order of the map. */
    List<MappedTable> tables() {
        return system.tables().stream()
                .filter(MappedTable::isPersonal)
                .filter(this::canHold)
                .toList();
    }

    boolean canHold(MappedTable table) {
        return table.isPersonal()
                && keysByTable.containsKey(system.path(table).getLast().name());
    }

    /** The tables with a row for each of these people. */
    List<MappedTable> people() {
        return keysByTable.keySet().stream().map(system::known).toList();
    }

    /** That a row, under its alias, is one of these people's. */
    Clause belong(MappedTable table, String alias) {
        if (pointing.containsKey(table.name())) {
            return pointing.get(table.name());
        }
        if (keysByTable.containsKey(table.name())) {
            return ofThese(alias + "." + Sql.quote(table.key().getFirst()), table);
        }
        return switch (table.link()) {
            case MappedTable.Link.Person person -> Clause.NEVER;
            case MappedTable.Link.Through(String column, String target) -> {
                MappedTable next = system.known(target);
                String own = alias + "." + Sql.quote(column);
                yield keysByTable.containsKey(next.name())
                        ? ofThese(own, next)
                        : Clause.join(
                                own + " IN (SELECT " + alias + "p."
                                        + Sql.quote(next.key().getFirst()) + " FROM " + Sql.qualified(system, next)
                                        + " " + alias + "p WHERE ",
                                belong(next, alias + "p"),
                                ")");
            }
            case MappedTable.Link.None none ->
                throw new IllegalArgumentException("No row of " + table.name() + " is a person's");
        };
    }

    /** One key is compared with as such: PostgreSQL reckons with it better than with a list of one. */
    private Clause ofThese(String column, MappedTable table) {
        Set<String> keys = keysByTable.getOrDefault(table.name(), Set.of());
        return keys.size() == 1
                ? Clause.of(column + " = ?", keys.iterator().next())
                : Clause.of(column + " = ANY (?)", Clause.array(keys));
    }

    /** That a row is one of those named. */
    static Clause among(MappedTable table, String alias, Collection<String> rowKeys) {
        if (rowKeys.isEmpty()) {
            return Clause.NEVER;
        }
        List<List<String>> keys = rowKeys.stream().map(RowKey::values).toList();
        if (keys.stream().anyMatch(key -> key.size() != table.key().size())) {
            throw new IllegalArgumentException("Not a key of a row of " + table.name());
        }
        String columns = table.key().stream()
                .map(column -> alias + "." + Sql.quote(column) + "::text")
                .collect(Collectors.joining(", ", "(", ")"));
        return new Clause(
                columns + " IN (SELECT * FROM unnest("
                        + table.key().stream().map(column -> "?::text[]").collect(Collectors.joining(", ")) + "))",
                IntStream.range(0, table.key().size())
                        .mapToObj(i -> Clause.array(
                                keys.stream().map(key -> key.get(i)).toList()))
                        .toList());
    }

    /** That columns have these values. */
    static Clause where(String alias, List<ChangePlan.ColumnValue> values) {
        return values.stream()
                .map(v -> Clause.of(alias + "." + Sql.quote(v.column()) + " = ?", v.value()))
                .reduce(Clause.ALWAYS, Clause::and);
    }
}

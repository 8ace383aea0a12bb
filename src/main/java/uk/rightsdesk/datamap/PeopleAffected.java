package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds many people at once, each with their address: all that a system holds, or those with rows that something
 * happened to. In the order of their keys and page by page, so that it goes on where it stopped.
 */
public final class PeopleAffected {

    private final DataMap map;
    private final SystemsOfRecord systems;

    PeopleAffected(DataMap map, SystemsOfRecord systems) {
        this.map = map;
        this.systems = systems;
    }

    /** Which people. Names are of the map; whatever else is asked for is refused. */
    public sealed interface Criteria {

        /** @return name of the system in the map */
        String system();

        /** Everyone in the system. */
        record Everyone(String system) implements Criteria {}

        /**
         * Those with a row in a table.
         *
         * @param table tied to a person
         */
        record WithRows(String system, String table) implements Criteria {}

        /**
         * Those with a row of that time.
         *
         * @param column of the table, a date or a moment
         * @param from first day, Europe/London
         * @param to last day, included
         */
        record WithRowsOf(String system, String table, String column, LocalDate from, LocalDate to)
                implements Criteria {}

        /**
         * Those named.
         *
         * @param table of people
         * @param keys of its rows, as staff read them
         */
        record Named(String system, String table, List<String> keys) implements Criteria {
            public Named {
                keys = List.copyOf(keys);
            }
        }
    }

    /**
     * A person, with what they can be reached by.
     *
     * @param key opaque key, as {@link SubjectMatch#subjectKey()}
     * @param address email address; null where none is held
     * @param name null where none is held
     */
    public record Person(
            String system,
            String key,
            @Nullable String address,
            @Nullable String name) {

        /** Without address and name, so that neither reaches a log. */
        @Override
        public String toString() {
            return "Person[" + system + ", " + key + "]";
        }
    }

    /**
     * A table whose rows belong to people.
     *
     * @param days its columns that hold a day or a moment
     */
    public record DatedTable(String system, MappedTable table, List<String> days) {}

    /**
     * The next people after a person.
     *
     * @param after key of the last one of the page before; null for the first page
     * @param most how many at most; fewer are given only where there are no more
     * @throws SystemOfRecordUnavailable when the system fails
     * @throws IllegalArgumentException when the criteria name what is not in the map
     */
    public List<Person> page(Criteria criteria, @Nullable String after, int most) {
        SystemOfRecord system = map.system(criteria.system());
        RowKey.@Nullable Person last = after == null ? null : RowKey.Person.parse(after);
        List<MappedTable> tables = tables(system, criteria);
        int first = last == null ? 0 : tables.indexOf(SubjectSearch.personTable(system, last));
        return systems.read(system.name(), connection -> {
            List<Person> people = new ArrayList<>();
            for (int i = Math.max(first, 0); i < tables.size() && people.size() < most; i++) {
                Clause where = condition(system, tables.get(i), criteria);
                if (last != null && i == first) {
                    where = where.and(Clause.of("who." + keyOf(tables.get(i)) + " > ?", last.key()));
                }
                read(connection, system, tables.get(i), where, most - people.size(), people);
            }
            return people;
        });
    }

    /**
     * How many people there are.
     *
     * @throws SystemOfRecordUnavailable when the system fails, such as when a key named is none
     * @throws IllegalArgumentException when the criteria name what is not in the map
     */
    public long count(Criteria criteria) {
        SystemOfRecord system = map.system(criteria.system());
        return systems.read(system.name(), connection -> {
            long count = 0;
            for (MappedTable table : tables(system, criteria)) {
                count += Clause.join(
                                "SELECT count(*) FROM " + Sql.qualified(system, table) + " who WHERE ",
                                condition(system, table, criteria))
                        .run(connection);
            }
            return count;
        });
    }

    /**
     * What criteria can name.
     *
     * @throws SystemOfRecordUnavailable when a system fails
     */
    public List<DatedTable> choices() {
        List<DatedTable> choices = new ArrayList<>();
        for (SystemOfRecord system : map.systems()) {
            LiveSchema live = systems.read(system.name(), connection -> LiveSchema.read(connection, system.schema()));
            system.tables().stream()
                    .filter(MappedTable::isPersonal)
                    .map(table -> new DatedTable(system.name(), table, days(live, table)))
                    .forEach(choices::add);
        }
        return choices;
    }

    private static List<String> days(LiveSchema live, MappedTable table) {
        return Optional.ofNullable(live.tables().get(table.name())).stream()
                .flatMap(known -> known.columns().entrySet().stream())
                .filter(column -> column.getValue().type().equals("date")
                        || column.getValue().type().startsWith("timestamp"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The tables of people that the criteria can mean. */
    private static List<MappedTable> tables(SystemOfRecord system, Criteria criteria) {
        return switch (criteria) {
            case Criteria.Everyone _ -> system.people();
            case Criteria.WithRows rows -> List.of(personOf(system, rows.table()));
            case Criteria.WithRowsOf rows -> List.of(personOf(system, rows.table()));
            case Criteria.Named named ->
                List.of(SubjectSearch.personTable(system, new RowKey.Person(named.table(), "")));
        };
    }

    private static MappedTable personOf(SystemOfRecord system, String table) {
        MappedTable known = system.known(table);
        if (!known.isPersonal()) {
            throw new IllegalArgumentException("No row of " + table + " is a person's");
        }
        return system.path(known).getLast();
    }

    private static Clause condition(SystemOfRecord system, MappedTable people, Criteria criteria) {
        return switch (criteria) {
            case Criteria.Everyone _ -> Clause.ALWAYS;
            case Criteria.WithRows rows -> owning(system, people, rows.table(), Clause.ALWAYS);
            case Criteria.WithRowsOf rows -> {
                MappedTable table = system.known(rows.table());
                if (table.columns().stream().noneMatch(column -> column.name().equals(rows.column()))) {
                    throw new IllegalArgumentException("No column " + rows.column() + " in " + rows.table());
                }
                String day = "t." + Sql.quote(rows.column());
                yield owning(
                        system,
                        people,
                        rows.table(),
                        Clause.of(
                                day + " >= ? AND " + day + " < ?",
                                rows.from().toString(),
                                rows.to().plusDays(1).toString()));
            }
            case Criteria.Named named -> Clause.of("who." + keyOf(people) + " = ANY (?)", Clause.array(named.keys()));
        };
    }

    private static Clause owning(SystemOfRecord system, MappedTable people, String table, Clause rows) {
        return Clause.join(
                "who." + keyOf(people) + " IN (SELECT ",
                Sql.ownersOfRows(system, system.known(table)),
                " WHERE ",
                rows,
                ")");
    }

    private static void read(
            Connection connection,
            SystemOfRecord system,
            MappedTable table,
            Clause where,
            int most,
            List<Person> people)
            throws SQLException {
        MappedTable.Identifying email =
                ((MappedTable.Link.Person) table.link()).identifiers().get(Identifier.Kind.EMAIL);
        List<String> names = KnownPeople.nameColumns(table);
        String sql = "SELECT who." + keyOf(table) + "::text, "
                + (email == null ? "NULL" : "who." + Sql.quote(email.column())) + "::text, "
                + (names.isEmpty() ? "NULL" : "concat_ws(' ', who." + String.join(", who.", names) + ")")
                + "::text FROM "
                + Sql.qualified(system, table) + " who WHERE " + where.sql() + " ORDER BY who." + keyOf(table)
                + " LIMIT "
                + most;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            for (String parameter : where.parameters()) {
                statement.setObject(++index, parameter, Types.OTHER);
            }
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.add(new Person(
                            system.name(),
                            RowKey.ofPerson(table.name(), row.getString(1)),
                            filled(row.getString(2)),
                            filled(row.getString(3))));
                }
            }
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String keyOf(MappedTable table) {
        return Sql.quote(table.key().getFirst());
    }
}

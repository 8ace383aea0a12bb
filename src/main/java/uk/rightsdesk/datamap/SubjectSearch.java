package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a person in the systems of record by what identifies them. */
public final class SubjectSearch {

    private final DataMap map;
    private final SystemsOfRecord systems;

    SubjectSearch(DataMap map, SystemsOfRecord systems) {
        this.map = map;
        this.systems = systems;
    }

    /**
     * Looks in every system of the map, by every column the map compares with identifiers of that kind.
     *
     * @return the people found, one for each row: two accounts with the same address are two; empty where there are
     *     none
     * @throws SystemOfRecordUnavailable when any system fails: an answer without it would not be true
     */
    public List<SubjectMatch> find(Identifier identifier) {
        var matches = new ArrayList<SubjectMatch>();
        if (identifier.couldBeHeld()) {
            for (SystemOfRecord system : map.systems()) {
                systems.read(system.name(), connection -> {
                    for (MappedTable table : system.people()) {
                        find(connection, system, table, identifier, matches);
                    }
                    return matches;
                });
            }
        }
        return List.copyOf(matches);
    }

    /**
     * The person's own row, so that staff can see whom a match is about.
     *
     * @return empty where the row is there no longer
     * @throws SystemOfRecordUnavailable when the system fails
     */
    public Optional<Element> describe(SubjectMatch match) {
        SystemOfRecord system = map.system(match.system());
        var person = RowKey.Person.parse(match.subjectKey());
        var rows = new Rows(system, personTable(system, person));
        var found = new ArrayList<Element>();
        systems.read(system.name(), connection -> rows.read(connection, person, 0, found::add));
        return found.stream().findFirst();
    }

    /** The table a key of a person names: a table of people, or the key is not one. */
    static MappedTable personTable(SystemOfRecord system, RowKey.Person person) {
        return system.people().stream()
                .filter(table -> table.name().equals(person.table()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a key of a person in system " + system.name()));
    }

    private static void find(
            Connection connection,
            SystemOfRecord system,
            MappedTable table,
            Identifier identifier,
            List<SubjectMatch> matches)
            throws SQLException {
        var identifying = ((MappedTable.Link.Person) table.link()).identifiers().get(identifier.kind());
        if (identifying == null) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(Sql.find(system, table, identifying))) {
            statement.setString(1, identifier.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    matches.add(new SubjectMatch(
                            system.name(), RowKey.ofPerson(table.name(), row.getString(1)), identifier.kind()));
                }
            }
        }
    }
}

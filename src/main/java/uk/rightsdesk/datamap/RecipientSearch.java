package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Finds who was sent data about a person, by the tables that the map names for it (UK GDPR Article 19). */
public final class RecipientSearch {

    private final DataMap map;
    private final SystemsOfRecord systems;

    RecipientSearch(DataMap map, SystemsOfRecord systems) {
        this.map = map;
        this.systems = systems;
    }

    /** A recipient under whatever name and contact it has now. */
    private record Key(String system, String key) {}

    private record Found(DisclosedTo recipient, List<DisclosedTo.Sending> sendings) {}

    /**
     * The recipients of everything recorded about the people found, in the order of the map.
     *
     * @param matches the people; may be empty
     * @throws SystemOfRecordUnavailable when a system fails
     * @throws IllegalArgumentException when a match names no person of the map
     */
    public List<DisclosedTo> find(List<SubjectMatch> matches) {
        Map<Key, Found> found = new LinkedHashMap<>();
        for (SubjectMatch match : new LinkedHashSet<>(matches)) {
            SystemOfRecord system = map.system(match.system());
            var person = RowKey.Person.parse(match.subjectKey());
            SubjectSearch.personTable(system, person);
            systems.read(system.name(), connection -> {
                for (SystemOfRecord.DisclosureTable table : system.disclosures()) {
                    if (system.path(system.known(table.table()))
                            .getLast()
                            .name()
                            .equals(person.table())) {
                        read(connection, system, table, person, found);
                    }
                }
                return found;
            });
        }
        return found.values().stream()
                .map(each -> new DisclosedTo(
                        each.recipient().system(),
                        each.recipient().recipientKey(),
                        each.recipient().name(),
                        each.recipient().contact(),
                        each.recipient().terms(),
                        each.recipient().privacyNotice(),
                        each.sendings()))
                .toList();
    }

    private static void read(
            Connection connection,
            SystemOfRecord system,
            SystemOfRecord.DisclosureTable table,
            RowKey.Person person,
            Map<Key, Found> found)
            throws SQLException {
        int keyColumns = system.known(table.table()).key().size();
        try (PreparedStatement statement = connection.prepareStatement(Sql.disclosedRows(system, table))) {
            statement.setObject(1, person.key(), Types.OTHER);
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String key = table.table() + "." + table.to() + "/" + row.getString(1);
                    var recipient = new DisclosedTo(
                            system.name(),
                            key,
                            row.getString(2),
                            row.getString(3),
                            row.getString(5 + keyColumns),
                            row.getString(6 + keyColumns),
                            List.of());
                    var sending = new DisclosedTo.Sending(
                            table.table() + "/" + rowKey(row, keyColumns),
                            row.getObject(4, OffsetDateTime.class).toInstant());
                    found.computeIfAbsent(new Key(system.name(), key), _ -> new Found(recipient, new ArrayList<>()))
                            .sendings()
                            .add(sending);
                }
            }
        }
    }

    private static String rowKey(ResultSet row, int columns) throws SQLException {
        var values = new ArrayList<String>();
        for (int column = 0; column < columns; column++) {
            values.add(row.getString(5 + column));
        }
        return RowKey.of(values);
    }
}

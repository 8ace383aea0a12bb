package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says which words are names of people that the systems of record know. The names are not fetched: the words are looked
 * up, so that nobody's name leaves a system but where it already stands in the person's own data.
 */
public final class KnownPeople {

    private final DataMap map;
    private final SystemsOfRecord systems;

    KnownPeople(DataMap map, SystemsOfRecord systems) {
        this.map = map;
        this.systems = systems;
    }

    /**
     * @param words what could be a name; upper and lower case alike
     * @return those that are the whole name, or the first name, of someone in a table of people, in lower case
     * @throws SystemOfRecordUnavailable when a system fails
     */
    public Set<String> among(Collection<String> words) {
        Set<String> known = new HashSet<>();
        if (words.isEmpty()) {
            return known;
        }
        String[] lower = words.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .toArray(String[]::new);
        for (SystemOfRecord system : map.systems()) {
            systems.read(system.name(), connection -> {
                for (MappedTable table : system.people()) {
                    look(connection, system, table, lower, known);
                }
                return known;
            });
        }
        return known;
    }

    private static void look(
            Connection connection, SystemOfRecord system, MappedTable table, String[] words, Set<String> known)
            throws SQLException {
        List<String> columns = nameColumns(table);
        if (columns.isEmpty()) {
            return;
        }
        String first = "lower("
                + (columns.size() > 1 ? columns.getFirst() : "split_part(" + columns.getFirst() + ", ' ', 1)") + ")";
        String whole = "lower(concat_ws(' ', " + String.join(", ", columns) + "))";
        String sql = "SELECT DISTINCT name FROM (SELECT unnest(ARRAY[" + first + ", " + whole + "]) AS name FROM "
                + Sql.qualified(system, table) + ") names WHERE name = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", words));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.add(row.getString(1));
                }
            }
        }
    }

    /** By the habit of schemas: {@code name}, or {@code given_name} and {@code family_name} in their order. */
    static List<String> nameColumns(MappedTable table) {
        return table.personalColumns().stream()
                .map(MappedColumn.Personal::name)
                .filter(name -> name.equals("name") || name.endsWith("_name"))
                .map(Sql::quote)
                .toList();
    }
}

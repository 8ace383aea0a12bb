package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Finds data that look wrong (UK GDPR Article 5(1)(d)). Tells where they stand, not what they say. */
public final class DataQuality {

    /** The oldest person who ever lived was born after this day and would be told of here. */
    private static final LocalDate TOO_EARLY = LocalDate.of(1900, 1, 1);

    private final DataMap map;
    private final SystemsOfRecord systems;

    DataQuality(DataMap map, SystemsOfRecord systems) {
        this.map = map;
        this.systems = systems;
    }

    /**
     * @param rowKey key of the row in its table
     * @param column what looks wrong in it
     */
    public record Suspect(String system, String table, String rowKey, String column) {}

    /**
     * People who are held more than once under one email address, as the map compares it. A telephone is shared by a
     * household.
     *
     * @throws SystemOfRecordUnavailable when a system fails
     */
    public List<Suspect> duplicates(int most) {
        var suspects = new ArrayList<Suspect>();
        for (SystemOfRecord system : map.systems()) {
            systems.read(system.name(), connection -> {
                for (MappedTable table : system.people()) {
                    MappedTable.Identifying by = ((MappedTable.Link.Person) table.link())
                            .identifiers()
                            .get(Identifier.Kind.EMAIL);
                    if (by != null) {
                        String same = by.compared().normalised(Sql.quote(by.column()));
                        read(
                                connection,
                                system,
                                table,
                                by.column(),
                                Clause.of(same + " IN (SELECT " + same + " FROM " + Sql.qualified(system, table)
                                        + " GROUP BY 1 HAVING count(*) > 1)"),
                                most,
                                suspects);
                    }
                }
                return suspects;
            });
        }
        return suspects;
    }

    /**
     * Days about people that lie in the future or before 1900.
     *
     * @param today in Europe/London
     * @throws SystemOfRecordUnavailable when a system fails
     */
    public List<Suspect> impossibleDates(LocalDate today, int most) {
        var suspects = new ArrayList<Suspect>();
        for (SystemOfRecord system : map.systems()) {
            systems.read(system.name(), connection -> {
                LiveSchema live = LiveSchema.read(connection, system.schema());
                for (MappedTable table : system.tables()) {
                    for (MappedColumn.Personal column : table.personalColumns()) {
                        LiveSchema.LiveTable there = live.tables().get(table.name());
                        if (there != null
                                && there.columns().get(column.name()) instanceof LiveSchema.LiveColumn found
                                && found.type().equals("date")) {
                            String own = Sql.quote(column.name());
                            read(
                                    connection,
                                    system,
                                    table,
                                    column.name(),
                                    Clause.of(
                                            "(" + own + " > ? OR " + own + " < ?)",
                                            today.toString(),
                                            TOO_EARLY.toString()),
                                    most,
                                    suspects);
                        }
                    }
                }
                return suspects;
            });
        }
        return suspects;
    }

    /** Where the identifier stands by which these people were found. */
    public List<Suspect> holders(List<SubjectMatch> people) {
        return people.stream()
                .map(person -> {
                    var key = RowKey.Person.parse(person.subjectKey());
                    MappedTable table = SubjectSearch.personTable(map.system(person.system()), key);
                    String column = ((MappedTable.Link.Person) table.link())
                            .identifiers().entrySet().stream()
                                    .filter(entry -> entry.getKey() == person.matchedBy())
                                    .map(entry -> entry.getValue().column())
                                    .findFirst()
                                    .orElseThrow();
                    return new Suspect(person.system(), table.name(), key.key(), column);
                })
                .toList();
    }

    private static void read(
            Connection connection,
            SystemOfRecord system,
            MappedTable table,
            String column,
            Clause which,
            int most,
            List<Suspect> suspects)
            throws SQLException {
        String key = table.key().stream()
                .map(name -> Sql.quote(name) + "::text")
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + key + " FROM "
                + Sql.qualified(system, table) + " WHERE " + which.sql() + " ORDER BY 1 LIMIT " + most)) {
            int index = 0;
            for (String parameter : which.parameters()) {
                statement.setObject(++index, parameter, Types.OTHER);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    var values = new ArrayList<String>();
                    for (int i = 1; i <= table.key().size(); i++) {
                        values.add(row.getString(i));
                    }
                    suspects.add(new Suspect(system.name(), table.name(), RowKey.of(values), column));
                }
            }
        }
    }
}

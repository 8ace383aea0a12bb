package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects everything the map knows about a person (UK GDPR Article 15(3)). */
public final class PersonalDataCollector {

    private final DataMap map;
    private final SystemsOfRecord systems;
    private final DataMapCheck check;
    private final Clock clock;

    PersonalDataCollector(DataMap map, SystemsOfRecord systems, DataMapCheck check, Clock clock) {
        this.map = map;
        this.systems = systems;
        this.check = check;
        this.clock = clock;
    }

    /**
     * Hands over every row about the people found, system by system, person by person, table by table, by key. What is
     * handed over from one system is its state at one moment. Memory does not grow with the number of rows.
     *
     * <p>Before a system is read, the map is compared with it: a table that was added last night must not be missing
     * from the answer without anybody noticing.
     *
     * @param matches the people to collect; the same row found twice is collected once; may be empty
     * @param sink receives the elements
     * @return the account of the search, for every system of the map
     * @throws SystemOfRecordUnavailable when a system fails; the sink may have received elements by then
     * @throws DataMapOutOfDate when the map does not describe a system, unless that is configured as a warning
     * @throws IllegalArgumentException when a match names no person of the map
     */
    public CollectionReport collect(List<SubjectMatch> matches, ElementSink sink) {
        Map<String, Set<RowKey.Person>> people = new LinkedHashMap<>();
        for (SubjectMatch match : matches) {
            var person = RowKey.Person.parse(match.subjectKey());
            SubjectSearch.personTable(map.system(match.system()), person);
            people.computeIfAbsent(match.system(), system -> new LinkedHashSet<>())
                    .add(person);
        }
        return new CollectionReport(map.systems().stream()
                .map(system -> systems.read(
                        system.name(),
                        connection -> collect(connection, system, people.getOrDefault(system.name(), Set.of()), sink)))
                .toList());
    }

    /**
     * The first rows of one table about the people found, by key, to be chosen from; files cannot be read from them.
     *
     * @param most rows at most of each person
     * @throws SystemOfRecordUnavailable when the system fails
     * @throws IllegalArgumentException when the map has no such system or table of people's data
     */
    public List<Element> rows(List<SubjectMatch> matches, String system, String table, int most) {
        SystemOfRecord known = map.system(system);
        MappedTable mapped = known.known(table);
        var rows = new ArrayList<Element>();
        return systems.read(system, connection -> {
            for (SubjectMatch match : matches) {
                var person = RowKey.Person.parse(match.subjectKey());
                if (match.system().equals(system)
                        && known.leadingTo(known.known(person.table())).contains(mapped)) {
                    new Rows(known, mapped).read(connection, person, most, most, rows::add);
                }
            }
            return rows;
        });
    }

    private CollectionReport.SystemSearched collect(
            Connection connection, SystemOfRecord system, Collection<RowKey.Person> people, ElementSink sink)
            throws SQLException {
        Instant at = clock.instant();
        List<Finding> findings = check.require(connection, system);
        Map<String, Long> rows = new LinkedHashMap<>();
        Map<String, Disclosure> disclosures = new LinkedHashMap<>();
        system.tables().stream().filter(MappedTable::isPersonal).forEach(table -> rows.put(table.name(), 0L));
        for (RowKey.Person person : people) {
            for (MappedTable table : system.leadingTo(system.known(person.table()))) {
                long read = new Rows(system, table).read(connection, person, systems.fetchSize(system.name()), sink);
                rows.merge(table.name(), read, Long::sum);
            }
            for (Disclosure disclosure : disclosures(connection, system, person)) {
                disclosures.merge(disclosure.recipientKey(), disclosure, Disclosure::plus);
            }
        }
        return new CollectionReport.SystemSearched(
                system.name(),
                system.label(),
                at,
                system.keysInWords(),
                people.size(),
                system.tables().stream()
                        .filter(MappedTable::isPersonal)
                        .map(table -> new CollectionReport.TableSearched(
                                table.name(),
                                table.label(),
                                system.pathInWords(table),
                                rows.getOrDefault(table.name(), 0L)))
                        .toList(),
                List.copyOf(disclosures.values()),
                findings);
    }

    private static List<Disclosure> disclosures(Connection connection, SystemOfRecord system, RowKey.Person person)
            throws SQLException {
        var disclosures = new ArrayList<Disclosure>();
        for (SystemOfRecord.DisclosureTable table : system.disclosures()) {
            if (!system.path(system.known(table.table())).getLast().name().equals(person.table())) {
                continue;
            }
            try (PreparedStatement statement = connection.prepareStatement(Sql.disclosures(system, table))) {
                statement.setObject(1, person.key(), Types.OTHER);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        disclosures.add(new Disclosure(
                                system.name(),
                                table.recipient().id(),
                                table.table() + "." + table.to() + "/" + row.getString(1),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getLong(5),
                                row.getString(6),
                                row.getString(7)));
                    }
                }
            }
        }
        return disclosures;
    }
}

package uk.rightsdesk.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A system that holds people's data.
 *
 * @param name name in the map and in the configuration
 * @param label in words for the requester
 * @param schema schema of the database
 * @param tables every table, in the order of the map
 * @param disclosures the tables that say who was sent what, by name
 */
public record SystemOfRecord(
        String name, String label, String schema, List<MappedTable> tables, List<DisclosureTable> disclosures) {

    public SystemOfRecord {
        tables = List.copyOf(tables);
        disclosures = List.copyOf(disclosures);
    }

    /**
     * Where a disclosure to a recipient is recorded.
     *
     * @param recipient the category of the recipient
     * @param table the table, tied to a person
     * @param to its column that looks up the recipient's name
     * @param at its column with the moment
     * @param contact the column beside the recipient's name with its email address; null where none is kept
     */
    public record DisclosureTable(
            RecipientCategory recipient,
            String table,
            String to,
            String at,
            @Nullable String contact) {}

    /** The table of that name, if it is mapped. */
    public Optional<MappedTable> table(String table) {
        return tables.stream().filter(t -> t.name().equals(table)).findFirst();
    }

    /** A table that the map is known to have. */
    MappedTable known(String table) {
        return table(table).orElseThrow(() -> new IllegalArgumentException("No table " + table + " in system " + name));
    }

    /** The tables with a row per person. */
    List<MappedTable> people() {
        return tables.stream()
                .filter(t -> t.link() instanceof MappedTable.Link.Person)
                .toList();
    }

    /** From a personal table to the table of the person, both included. */
    List<MappedTable> path(MappedTable table) {
        var path = new ArrayList<MappedTable>();
        path.add(table);
        while (path.getLast().link() instanceof MappedTable.Link.Through through) {
            path.add(known(through.table()));
        }
        return path;
    }

    /** The tables whose rows lead to a person of the table, that table first. */
    List<MappedTable> leadingTo(MappedTable person) {
        return tables.stream()
                .filter(MappedTable::isPersonal)
                .filter(t -> path(t).getLast().equals(person))
                .toList();
    }

    /** The path in words: {@code experience_picture.experience_id → experience.account_id → account}. */
    String pathInWords(MappedTable table) {
        var words = new StringBuilder();
        for (MappedTable step : path(table)) {
            words.append(step.name());
            if (step.link() instanceof MappedTable.Link.Through through) {
                words.append('.').append(through.column()).append(" → ");
            }
        }
        return words.toString();
    }

    /** The identifying columns of a table of people in words: {@code account.email (upper and lower case alike)}. */
    List<String> keysInWords() {
        return people().stream()
                .flatMap(table -> ((MappedTable.Link.Person) table.link())
                        .identifiers().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(Map.Entry::getValue)
                                .map(i -> table.name() + "." + i.column() + " ("
                                        + i.compared().label() + ")"))
                .toList();
    }
}

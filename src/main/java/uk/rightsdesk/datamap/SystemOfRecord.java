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
 * @param restrictions the tables a row of which restricts the processing of a person's data
 * @param stops what ends the processing for a purpose, by the purpose's id
 * @param retentionRules when rows are over, in the order in which they are seen to
 */
public record SystemOfRecord(
        String name,
        String label,
        String schema,
        List<MappedTable> tables,
        List<DisclosureTable> disclosures,
        List<RestrictionTable> restrictions,
        Map<String, List<Stop>> stops,
        List<RetentionRule> retentionRules) {

    public SystemOfRecord {
        tables = List.copyOf(tables);
        disclosures = List.copyOf(disclosures);
        restrictions = List.copyOf(restrictions);
        stops = Map.copyOf(stops);
        retentionRules = List.copyOf(retentionRules);
    }

    /**
     * Where a restriction is recorded, for the system to respect it (UK GDPR Article 18).
     *
     * @param table the table, tied to a person; its key is the link to that person
     * @param since its column with the moment
     */
    public record RestrictionTable(String table, String since) {}

    /**
     * A step by which the processing for a purpose ends.
     *
     * @param action append, change or delete
     * @param table the table
     * @param where which rows of the person, where not all
     * @param columns what becomes of columns; empty where rows are deleted
     * @param from the table for each row of which one is added; null where one is added for each person, or none
     */
    public record Stop(
            ChangePlan.Action action,
            String table,
            List<ChangePlan.ColumnValue> where,
            List<ChangePlan.ColumnChange> columns,
            @Nullable String from) {
        public Stop {
            where = List.copyOf(where);
            columns = List.copyOf(columns);
        }
    }

    /**
     * Where a disclosure to a recipient is recorded.
     *
     * @param recipient the category of the recipient
     * @param table the table, tied to a person
     * @param to its column that looks up the recipient's name
     * @param at its column with the moment
     * @param contact the column beside the recipient's name with its email address; null where none is kept
     * @param terms the column with the address of its terms; null where none is kept
     * @param privacyNotice the column with the address of its privacy notice; null where none is kept
     */
    public record DisclosureTable(
            RecipientCategory recipient,
            String table,
            String to,
            String at,
            @Nullable String contact,
            @Nullable String terms,
            @Nullable String privacyNotice) {}

    /** @throws IllegalArgumentException when the map has no such rule */
    RetentionRule retentionRule(String id) {
        return retentionRules.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No retention rule " + id + " in system " + name));
    }

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

    /** Whether rows of both tables can belong to the same person. */
    boolean sameTree(MappedTable one, MappedTable other) {
        return path(one).getLast().equals(path(other).getLast());
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

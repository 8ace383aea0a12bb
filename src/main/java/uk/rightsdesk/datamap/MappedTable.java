package uk.rightsdesk.datamap;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of a system of record.
 *
 * @param name name in the database
 * @param label in words for the requester
 * @param key the columns that tell one row from another
 * @param link how a row is tied to a person
 * @param category what the table holds, where a column does not say otherwise; null where no row is about a person
 * @param erasure what an erasure does with its rows
 * @param columns every column, in the order of the map
 */
public record MappedTable(
        String name,
        String label,
        List<String> key,
        Link link,
        @Nullable Category category,
        ErasureRule erasure,
        List<MappedColumn> columns) {

    public MappedTable {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** The columns with personal data, in the order of the map. */
    public List<MappedColumn.Personal> personalColumns() {
        return columns.stream()
                .filter(MappedColumn.Personal.class::isInstance)
                .map(MappedColumn.Personal.class::cast)
                .toList();
    }

    /** Whether rows of the table are about people. */
    public boolean isPersonal() {
        return !(link instanceof Link.None);
    }

    /** How a row is tied to a person. */
    public sealed interface Link {

        /**
         * A row is a person.
         *
         * @param identifiers the columns that identify them, at most one for each kind
         */
        record Person(Map<Identifier.Kind, Identifying> identifiers) implements Link {
            public Person {
                identifiers = Map.copyOf(identifiers);
            }
        }

        /**
         * A row belongs to a row of another table that leads to a person.
         *
         * @param column the foreign key in this table
         * @param table the table it points to
         */
        record Through(String column, String table) implements Link {}

        /**
         * No row is about a person.
         *
         * @param because why not
         */
        record None(String because) implements Link {}
    }

    /**
     * @param column the column that holds the identifier
     * @param compared how it is compared with the identifier looked for
     */
    public record Identifying(String column, Comparison compared) {}
}

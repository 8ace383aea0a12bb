package uk.rightsdesk.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements made from the map. Names of the map are quoted, values are parameters, always. */
final class Sql {

    private Sql() {}

    /** A name as PostgreSQL quotes it: whatever it contains, it stays a name. */
    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Keys of the people whose column equals the one parameter. */
    static String find(SystemOfRecord system, MappedTable table, MappedTable.Identifying identifying) {
        String key = quote(table.key().getFirst());
        return "SELECT " + key + "::text FROM " + qualified(system, table) + " WHERE "
                + identifying.compared().condition(quote(identifying.column())) + " ORDER BY " + key;
    }

    /**
     * Rows of the table that belong to the person whose key is the one parameter: the key's columns as text, then the
     * personal columns. Of a file only its size is read.
     */
    static String rows(SystemOfRecord system, MappedTable table) {
        var select = new ArrayList<String>();
        var joins = new StringBuilder();
        table.key().forEach(column -> select.add("t." + quote(column) + "::text"));
        int lookups = 0;
        for (MappedColumn.Personal column : table.personalColumns()) {
            String own = "t." + quote(column.name());
            if (column.lookup() instanceof MappedColumn.Lookup(String target, String shown)) {
                MappedTable targetTable = system.known(target);
                String alias = "l" + ++lookups;
                joins.append(" LEFT JOIN ")
                        .append(qualified(system, targetTable))
                        .append(' ')
                        .append(alias)
                        .append(" ON ")
                        .append(alias)
                        .append('.')
                        .append(quote(targetTable.key().getFirst()))
                        .append(" = ")
                        .append(own);
                select.add(alias + "." + quote(shown));
            } else if (column.attachment() instanceof MappedColumn.Attachment attachment) {
                select.add("octet_length(" + own + ")::bigint");
                select.add(optional(attachment.fileNameColumn()));
                select.add(optional(attachment.mediaTypeColumn()));
            } else {
                select.add(own);
            }
        }
        return "SELECT " + String.join(", ", select) + from(system, table) + joins + " WHERE " + person(system, table)
                + " = ? ORDER BY " + columns(table.key());
    }

    /** A part of a file: parameters are where it starts, from 1, its length, and the key's columns. */
    static String part(SystemOfRecord system, MappedTable table, String column) {
        return "SELECT substring(" + quote(column) + " FROM ? FOR ?) FROM " + qualified(system, table) + " WHERE "
                + table.key().stream().map(key -> quote(key) + " = ?").collect(Collectors.joining(" AND "));
    }

    /** Recipients of the person whose key is the one parameter: key, name, first, last and number of sendings. */
    static String disclosures(SystemOfRecord system, SystemOfRecord.DisclosureTable disclosure) {
        MappedTable table = system.known(disclosure.table());
        MappedColumn.Lookup lookup = recipient(table, disclosure);
        MappedTable recipients = system.known(lookup.table());
        String key = "r." + quote(recipients.key().getFirst());
        String name = "r." + quote(lookup.column());
        String at = "t." + quote(disclosure.at()) + "::timestamptz";
        return "SELECT " + key + "::text, " + name + "::text, min(" + at + "), max(" + at + "), count(*)"
                + from(system, table)
                + " JOIN " + qualified(system, recipients) + " r ON " + key + " = t." + quote(disclosure.to())
                + " WHERE " + person(system, table) + " = ? GROUP BY " + key + ", " + name + " ORDER BY 3, " + key;
    }

    /**
     * Everything that recipients of the person whose key is the one parameter were sent: the recipient's key, name and
     * contact, the moment, and the key's columns of the row that records it.
     */
    static String disclosedRows(SystemOfRecord system, SystemOfRecord.DisclosureTable disclosure) {
        MappedTable table = system.known(disclosure.table());
        MappedColumn.Lookup lookup = recipient(table, disclosure);
        MappedTable recipients = system.known(lookup.table());
        String key = "r." + quote(recipients.key().getFirst());
        String contact = disclosure.contact() == null ? "NULL" : "r." + quote(disclosure.contact());
        return "SELECT " + key + "::text, r." + quote(lookup.column()) + "::text, " + contact + "::text, t."
                + quote(disclosure.at()) + "::timestamptz, "
                + table.key().stream()
                        .map(column -> "t." + quote(column) + "::text")
                        .collect(Collectors.joining(", "))
                + from(system, table)
                + " JOIN " + qualified(system, recipients) + " r ON " + key + " = t." + quote(disclosure.to())
                + " WHERE " + person(system, table) + " = ? ORDER BY " + key + ", 4, " + columns(table.key());
    }

    /**
     * The keys of the people that rows of the table belong to, the rows under the alias {@code t}: up to the condition.
     */
    static String ownersOfRows(SystemOfRecord system, MappedTable table) {
        return person(system, table) + from(system, table);
    }

    /** Where the name of a recipient stands. */
    private static MappedColumn.Lookup recipient(MappedTable table, SystemOfRecord.DisclosureTable disclosure) {
        return table.personalColumns().stream()
                .filter(column -> column.name().equals(disclosure.to()))
                .flatMap(column -> Stream.ofNullable(column.lookup()))
                .findFirst()
                .orElseThrow();
    }

    /** The table as {@code t}, joined along its path up to the person. */
    private static String from(SystemOfRecord system, MappedTable table) {
        var from = new StringBuilder(" FROM ").append(qualified(system, table)).append(" t");
        List<MappedTable> path = system.path(table);
        for (int step = 1; step < path.size(); step++) {
            var through = (MappedTable.Link.Through) path.get(step - 1).link();
            from.append(" JOIN ")
                    .append(qualified(system, path.get(step)))
                    .append(' ')
                    .append(alias(step))
                    .append(" ON ")
                    .append(alias(step))
                    .append('.')
                    .append(quote(path.get(step).key().getFirst()))
                    .append(" = ")
                    .append(alias(step - 1))
                    .append('.')
                    .append(quote(through.column()));
        }
        return from.toString();
    }

    /** The key of the person at the end of the path. */
    private static String person(SystemOfRecord system, MappedTable table) {
        List<MappedTable> path = system.path(table);
        return alias(path.size() - 1) + "." + quote(path.getLast().key().getFirst());
    }

    private static String alias(int step) {
        return step == 0 ? "t" : "p" + step;
    }

    private static String optional(@Nullable String column) {
        return column == null ? "NULL::text" : "t." + quote(column) + "::text";
    }

    private static String columns(List<String> key) {
        return key.stream().map(column -> "t." + quote(column)).collect(Collectors.joining(", "));
    }

    static String qualified(SystemOfRecord system, MappedTable table) {
        return quote(system.schema()) + "." + quote(table.name());
    }
}

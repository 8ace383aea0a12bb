package uk.rightsdesk.datamap;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys of rows as text: the values of the key's columns with {@code /} between them. */
final class RowKey {

    private RowKey() {}

    static String of(List<String> values) {
        return values.size() == 1
                ? escaped(values.getFirst())
                : values.stream().map(RowKey::escaped).collect(Collectors.joining("/"));
    }

    private static String escaped(String value) {
        return value.replace("%", "%25").replace("/", "%2F");
    }

    static List<String> values(String key) {
        return Stream.of(key.split("/", -1))
                .map(value -> value.replace("%2F", "/").replace("%25", "%"))
                .toList();
    }

    /** Key of a person: the table and the row. */
    static String ofPerson(String table, String key) {
        return table + "/" + of(List.of(key));
    }

    /** A key of a person, taken apart. */
    record Person(String table, String key) {
        static Person parse(String subjectKey) {
            int slash = subjectKey.indexOf('/');
            if (slash < 1) {
                throw new IllegalArgumentException("Not a key of a person");
            }
            return new Person(
                    subjectKey.substring(0, slash),
                    values(subjectKey.substring(slash + 1)).getFirst());
        }
    }
}

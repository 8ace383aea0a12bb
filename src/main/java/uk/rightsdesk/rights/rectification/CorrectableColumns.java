package uk.rightsdesk.rights.rectification;

import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.DataMap;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.MappedColumn;
import uk.rightsdesk.datamap.MappedTable;

/** What the data map says of a column that a person calls wrong. */
@Component
class CorrectableColumns {

    private final DataMap map;

    CorrectableColumns(DataMap map) {
        this.map = map;
    }

    /** Whether a value can be written in its place: not a file, a link to another row or the key of its own. */
    boolean isCorrectable(DatumKey key) {
        return column(key)
                .filter(column -> column.lookup() == null && column.attachment() == null)
                .filter(column -> table(key)
                        .filter(table -> table.key().contains(column.name()))
                        .isEmpty())
                .isPresent();
    }

    /**
     * Whether it is one of the ways to reach the person, by which somebody else could take an account over: a column of
     * their own row in the category of those they are recognised by.
     */
    boolean isContact(DatumKey key) {
        return table(key)
                .filter(table -> table.link() instanceof MappedTable.Link.Person person
                        && person.identifiers().values().stream()
                                .flatMap(identifying -> personal(table, identifying.column()).stream())
                                .anyMatch(identifying -> column(key)
                                        .filter(column -> column.category().equals(identifying.category()))
                                        .isPresent()))
                .isPresent();
    }

    /** Whether those to whom disclosures are recorded receive it. */
    boolean isDisclosed(DatumKey key) {
        return map.systems().stream()
                .filter(system -> system.name().equals(key.system()))
                .flatMap(system -> system.disclosures().stream())
                .anyMatch(disclosure -> column(key)
                        .filter(column -> column.recipients().contains(disclosure.recipient()))
                        .isPresent());
    }

    /** Whether people are found by it as their email address. */
    boolean isEmail(DatumKey key) {
        return table(key)
                .filter(table -> table.link() instanceof MappedTable.Link.Person person
                        && person.identifiers().get(Identifier.Kind.EMAIL)
                                instanceof MappedTable.Identifying identifying
                        && identifying.column().equals(key.column()))
                .isPresent();
    }

    private Optional<MappedTable> table(DatumKey key) {
        return map.systems().stream()
                .filter(system -> system.name().equals(key.system()))
                .findFirst()
                .flatMap(system -> system.table(key.table()));
    }

    private Optional<MappedColumn.Personal> column(DatumKey key) {
        return table(key).flatMap(table -> personal(table, key.column()));
    }

    private static Optional<MappedColumn.Personal> personal(MappedTable table, String name) {
        return table.personalColumns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }
}

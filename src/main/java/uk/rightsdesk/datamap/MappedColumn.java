package uk.rightsdesk.datamap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of a system of record, and what it means for the person. */
public sealed interface MappedColumn {

    /** Name in the database. */
    String name();

    /**
     * A column without personal data.
     *
     * @param because why it says nothing about a person
     */
    record NotPersonal(String name, String because) implements MappedColumn {}

    /**
     * A column with personal data.
     *
     * @param label in words for the requester
     * @param explained what codes in the column mean; null where there is nothing to explain
     * @param purposes at least one
     * @param recipients categories of recipients; empty where no one else receives it
     * @param namesOthers whether it can name other people (DPA 2018 Schedule 2 paragraph 16)
     * @param lookup the column of another table shown in place of this one; null where it is shown itself
     * @param attachment set where the column holds a file
     * @param erasure what becomes of its value where an erasure leaves the row
     */
    record Personal(
            String name,
            String label,
            @Nullable String explained,
            Category category,
            List<Purpose> purposes,
            Source source,
            Retention retention,
            List<RecipientCategory> recipients,
            boolean namesOthers,
            @Nullable Lookup lookup,
            @Nullable Attachment attachment,
            Treatment erasure)
            implements MappedColumn {

        public Personal {
            purposes = List.copyOf(purposes);
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * @param table the table the foreign key points to
     * @param column the column of that table to show
     */
    record Lookup(String table, String column) {}

    /**
     * @param fileNameColumn column of the same table with the name of the file; null where none is kept
     * @param mediaTypeColumn column of the same table with the media type; null where none is kept
     */
    record Attachment(
            @Nullable String fileNameColumn, @Nullable String mediaTypeColumn) {}
}

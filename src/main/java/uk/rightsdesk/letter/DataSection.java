package uk.rightsdesk.letter;

import java.util.List;

/**
 * A part of the copy of the data, such as everything of one category or system.
 *
 * @param title the heading, also in the bookmarks
 * @param description what this part holds, in a sentence or two; may be blank
 * @param tables the tables; may be empty
 * @param pictures pictures that belong to the data; may be empty
 */
public record DataSection(String title, String description, List<DataTable> tables, List<Picture> pictures) {

    public DataSection {
        tables = List.copyOf(tables);
        pictures = List.copyOf(pictures);
    }
}

package uk.rightsdesk.rights.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element in a file for machines.
 *
 * @param category id of its category in the data map
 * @param data values by column: text, number, flag, list of texts or {@link HeldFile}; null where nothing is held
 */
public record ElementRow(String category, Map<String, @Nullable Object> data) {

    /** Without what it holds. */
    @Override
    public String toString() {
        return "ElementRow[" + category + "]";
    }
}

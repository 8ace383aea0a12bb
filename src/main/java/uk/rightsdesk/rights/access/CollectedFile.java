package uk.rightsdesk.rights.access;

import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to an element.
 *
 * @param column the column it stands in
 * @param fileName null where the system keeps none
 * @param mediaType as the system keeps it, not verified; null where it keeps none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record CollectedFile(
        int position,
        String column,
        @Nullable String fileName,
        @Nullable String mediaType,
        byte[] content) {

    @Override
    public String toString() {
        return "CollectedFile[" + position + "/" + column + ", " + content.length + " bytes]";
    }
}

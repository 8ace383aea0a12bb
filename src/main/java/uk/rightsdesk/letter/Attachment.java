package uk.rightsdesk.letter;

import java.util.Arrays;

/**
 * A file inside the PDF, as PDF/A-3 allows: the same data in a form for machines (UK GDPR Article 15(3)).
 *
 * @param fileName such as {@code R-2026-000042.json}; letters, digits, dots and hyphens
 * @param mediaType such as {@code application/json}
 * @param description what the file is, in a few words
 * @param bytes the file
 */
public record Attachment(String fileName, String mediaType, String description, byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && fileName.equals(that.fileName)
                && mediaType.equals(that.mediaType)
                && description.equals(that.description)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Name and size only: the file is personal data. */
    @Override
    public String toString() {
        return "Attachment[" + fileName + ", " + bytes.length + " bytes]";
    }
}

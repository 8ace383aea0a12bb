package uk.rightsdesk.letter;

import java.util.Arrays;
import java.util.Base64;

/**
 * A picture that is part of the person's data.
 *
 * @param bytes a PNG or JPEG file
 * @param alternativeText what the picture is, for who cannot see it; never blank
 * @param caption printed below it; may be blank
 */
public record Picture(byte[] bytes, String alternativeText, String caption) {

    private static final int PNG_FIRST_BYTE = 0x89;

    /** The picture as an address that holds it. */
    String source() {
        String type = bytes.length > 0 && (bytes[0] & 0xFF) == PNG_FIRST_BYTE ? "png" : "jpeg";
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that
                && Arrays.equals(bytes, that.bytes)
                && alternativeText.equals(that.alternativeText)
                && caption.equals(that.caption);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size only: the picture and its words are personal data. */
    @Override
    public String toString() {
        return "Picture[" + bytes.length + " bytes]";
    }
}

package uk.rightsdesk.letter;

import java.util.Arrays;

/**
 * A picture that is part of the person's data.
 *
 * @param bytes a PNG or JPEG file
 * @param alternativeText what the picture is, for who cannot see it; never blank
 * @param caption printed below it; may be blank
 */
public record Picture(byte[] bytes, String alternativeText, String caption) {

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

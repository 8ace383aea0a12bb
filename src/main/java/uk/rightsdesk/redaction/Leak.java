package uk.rightsdesk.redaction;

import org.jspecify.annotations.Nullable;

/**
 * Something kept back that a finished answer gives away, or may.
 *
 * @param file path of the file in the archive
 * @param hiding where in it
 * @param value what; null where it is not a text
 */
public record Leak(String file, Hiding hiding, @Nullable String value) {

    /** Without the value and the name of the file, which is personal data at times. */
    @Override
    public String toString() {
        return "Leak[" + hiding + "]";
    }
}

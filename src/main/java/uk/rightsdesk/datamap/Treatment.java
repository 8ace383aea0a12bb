package uk.rightsdesk.datamap;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a value in a row that stays.
 *
 * @param kind what is done
 * @param with what a pseudonym or a new value is made of, the id of a {@link Generalisation}, or the column that is
 *     copied; null where the kind says all
 */
public record Treatment(Kind kind, @Nullable String with) {

    static final Treatment KEPT = new Treatment(Kind.KEEP, null);

    /** The kinds of treatment. */
    public enum Kind {
        /** The value stays as it is. */
        KEEP,
        /** Nothing is held any more. */
        EMPTY,
        /** A value that tells nothing, the same for everybody but for the number of the row. */
        PSEUDONYM,
        /** A coarser value, see {@link Generalisation}. */
        GENERALISE,
        /** The value that is right (rectification), or that the map names. */
        SET,
        /** The value of that name in the row for which a row is added. */
        COPY,
        /** The moment of the change. */
        NOW
    }

    /** Without what it is made of: that may be a value about a person. */
    @Override
    public String toString() {
        return "Treatment[" + kind + "]";
    }
}

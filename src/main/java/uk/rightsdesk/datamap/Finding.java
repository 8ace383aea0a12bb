package uk.rightsdesk.datamap;

/**
 * A difference between the map and the database of a system. Names only, no personal data.
 *
 * @param system name of the system in the map
 * @param code what kind of difference
 * @param where table, or table and column
 * @param text what is wrong and what to do
 */
public record Finding(String system, Code code, String where, String text) {

    /** Kinds of differences. */
    public enum Code {
        MISSING_SCHEMA,
        MISSING_TABLE,
        UNMAPPED_TABLE,
        MISSING_COLUMN,
        UNMAPPED_COLUMN,
        MISSING_FOREIGN_KEY,
        KEY_NOT_UNIQUE,
        NOT_READABLE,
        ROWS_HIDDEN,
        WRONG_TYPE,
        LEADS_TO_PERSON,
        UNMAPPED_FOREIGN_KEY,
        DELETES_UNSEEN,
        NOT_WRITABLE
    }

    /** One line for a person. */
    @Override
    public String toString() {
        return system + ": " + code + " " + where + ": " + text;
    }
}

package uk.rightsdesk.datamap;

/**
 * A system of record did not answer. Neither message nor cause carries what the database said, because PostgreSQL
 * quotes values of the row in its errors: only the system, what failed and the SQLSTATE are told.
 */
public final class SystemOfRecordUnavailable extends RuntimeException {

    /** What failed. */
    public enum Code {
        /** No connection, or it broke: try again later. */
        UNREACHABLE,
        /** A statement ran longer than the configured time: try again later. */
        TIMED_OUT,
        /** Another transaction was in the way: try again later. */
        DISTURBED,
        /** The role may not read or change what the map names: an operator must grant it. */
        NOT_PERMITTED,
        /** The database refused the statement. */
        FAILED
    }

    private final String system;
    private final Code code;

    SystemOfRecordUnavailable(String system, Code code, String sqlState) {
        super("System of record " + system + ": " + code + " (SQLSTATE " + sqlState + ")");
        this.system = system;
        this.code = code;
    }

    /** Name of the system in the map. */
    public String system() {
        return system;
    }

    public Code code() {
        return code;
    }

    /** Whether trying again later can help, without anybody changing anything. */
    public boolean isPassing() {
        return code == Code.UNREACHABLE || code == Code.TIMED_OUT || code == Code.DISTURBED;
    }
}

package uk.rightsdesk.deadline;

/** Why a request needs attention; the first is the most pressing. */
public enum AttentionReason {
    OVERDUE("overdue", "Overdue"),
    /** Its period cannot be computed, for instance because the calendar of bank holidays ends before it. */
    NO_DATE("no-date", "Due date cannot be computed"),
    IN_INCIDENT("in-incident", "Its process waits for an operator"),
    NO_INSTANCE("no-instance", "No process works it"),
    NEAR("near", "Due soon");

    private final String code;
    private final String words;

    AttentionReason(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    /** For people. */
    public String words() {
        return words;
    }
}

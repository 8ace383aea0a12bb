package uk.rightsdesk.rights.access;

/** Which elements are looked at. */
public enum ElementFilter {
    ALL("All records", "true"),
    NAMES_OTHERS("May name other people", "e.names_others"),
    DISCLOSED("Disclosed in full", "coalesce(o.decision, 'disclose') = 'disclose'"),
    REDACTED("Redacted", "o.decision = 'redact'"),
    WITHHELD("Withheld", "o.decision = 'withhold'"),
    ASKED("Somebody was asked: to be decided", "o.decision = 'ask'");

    private final String label;
    private final String condition;

    ElementFilter(String label, String condition) {
        this.label = label;
        this.condition = condition;
    }

    /** In words to staff. */
    public String label() {
        return label;
    }

    /** In SQL, on an element {@code e} and its outcome {@code o}. */
    String condition() {
        return condition;
    }
}

package uk.rightsdesk.datamap;

/** Where data come from: told to the requester by UK GDPR Article 15(1)(g), and decides what Article 20 covers. */
public enum Source {
    PERSON("person", "you gave it to us"),
    OBSERVED("observed", "recorded when you used our service"),
    STAFF("staff", "written by our staff"),
    DERIVED("derived", "worked out by us"),
    OTHER("other", "given to us by someone else");

    private final String id;
    private final String label;

    Source(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The word used in the map. */
    public String id() {
        return id;
    }

    /** In words for the requester. */
    public String label() {
        return label;
    }
}

package uk.rightsdesk.embedded;

/** A part of the embedded stack; each is at least one operating-system process of its own. */
public enum Part {
    POSTGRES("PostgreSQL"),
    OPENSEARCH("OpenSearch"),
    BROKER("Camunda broker"),
    WEB_APPLICATIONS("Tasklist and Operate"),
    MAIL("Mail server");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /** What people call it. */
    String label() {
        return label;
    }

    /** Its name in files: {@code web-applications}. */
    String fileName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

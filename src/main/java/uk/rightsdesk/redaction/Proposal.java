package uk.rightsdesk.redaction;

/**
 * Something that may have to be redacted: a person decides.
 *
 * @param text as it stands
 */
public record Proposal(Kind kind, String text) {

    /** What it looks like. */
    public enum Kind {
        /** The name of someone whom a system of record knows. */
        KNOWN_PERSON("A name that a system of record knows"),
        /** Words that look like a name. */
        NAME("May be a name"),
        EMAIL("Email address"),
        TELEPHONE("Telephone number"),
        POSTCODE("Postcode");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** In words to staff. */
        public String label() {
            return label;
        }
    }

    /** Kind only: the text is personal data. */
    @Override
    public String toString() {
        return "Proposal[" + kind + "]";
    }
}

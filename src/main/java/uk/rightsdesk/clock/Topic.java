package uk.rightsdesk.clock;

/** What may validly have to reach the controller before the period starts (UK GDPR Article 12A(2)). */
public enum Topic {
    IDENTITY("proof of who you are"),
    AUTHORITY("proof that you may act for the person whom the request is about"),
    FEE("the fee"),
    /** Any of these, where the facts do not say which. */
    UNSPECIFIED("what we had to ask you for");

    private final String words;

    Topic(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}

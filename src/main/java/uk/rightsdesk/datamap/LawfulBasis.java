package uk.rightsdesk.datamap;

/** The lawful bases of UK GDPR Article 6(1). */
public enum LawfulBasis {
    CONSENT("consent", "your consent", "UK GDPR Article 6(1)(a)"),
    CONTRACT("contract", "our contract with you", "UK GDPR Article 6(1)(b)"),
    LEGAL_OBLIGATION("legal-obligation", "a legal obligation", "UK GDPR Article 6(1)(c)"),
    VITAL_INTERESTS("vital-interests", "the protection of someone's life", "UK GDPR Article 6(1)(d)"),
    PUBLIC_TASK("public-task", "a task in the public interest", "UK GDPR Article 6(1)(e)"),
    RECOGNISED_LEGITIMATE_INTERESTS(
            "recognised-legitimate-interests", "a recognised legitimate interest", "UK GDPR Article 6(1)(ea)"),
    LEGITIMATE_INTERESTS("legitimate-interests", "legitimate interests", "UK GDPR Article 6(1)(f)");

    private final String id;
    private final String label;
    private final String citation;

    LawfulBasis(String id, String label, String citation) {
        this.id = id;
        this.label = label;
        this.citation = citation;
    }

    /** The word used in the map. */
    public String id() {
        return id;
    }

    /** In words for the requester, to follow "because of". */
    public String label() {
        return label;
    }

    /** The legal source. */
    public String citation() {
        return citation;
    }
}

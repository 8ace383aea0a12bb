package uk.rightsdesk.datamap;

import java.util.Arrays;
import java.util.Optional;

/** Why data are not erased although their erasure was asked for: decided element by element, never for an account. */
public enum ErasureGround {
    EXPRESSION("expression", "the right of freedom of expression and information", "UK GDPR Article 17(3)(a)"),
    LEGAL_OBLIGATION("legal-obligation", "a legal obligation", "UK GDPR Article 17(3)(b)"),
    PUBLIC_HEALTH("public-health", "public interest in the area of public health", "UK GDPR Article 17(3)(c)"),
    ARCHIVING("archiving", "archiving in the public interest, research or statistics", "UK GDPR Article 17(3)(d)"),
    LEGAL_CLAIMS("legal-claims", "the establishment, exercise or defence of legal claims", "UK GDPR Article 17(3)(e)"),
    STILL_NECESSARY(
            "still-necessary",
            "a purpose for which the data are still needed, on a lawful basis other than consent",
            "UK GDPR Articles 6(1) and 17(1)(a)");

    private final String id;
    private final String label;
    private final String citation;

    ErasureGround(String id, String label, String citation) {
        this.id = id;
        this.label = label;
        this.citation = citation;
    }

    /** The word used in the map. */
    public String id() {
        return id;
    }

    /** Empty where no ground bears the word. */
    public static Optional<ErasureGround> of(String id) {
        return Arrays.stream(values()).filter(ground -> ground.id.equals(id)).findFirst();
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

package uk.rightsdesk.letter;

/** Why the use of a person's data is restricted (UK GDPR Article 18(1)). */
public enum RestrictionGround implements Coded {
    /** Article 18(1)(a): while we verify whether the data are accurate. */
    ACCURACY_CONTESTED,
    /** Article 18(1)(b): the use is unlawful and the person would rather have it restricted than erased. */
    UNLAWFUL_USE,
    /** Article 18(1)(c): we no longer need the data, the person does, for legal claims. */
    LEGAL_CLAIMS,
    /** Article 18(1)(d): while we weigh an objection. */
    OBJECTION_PENDING;

    /**
     * The ground with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RestrictionGround of(String code) {
        return Coded.of(RestrictionGround.class, code);
    }
}

package uk.rightsdesk.letter;

/**
 * Why a request, or a part of it, may be refused (UK GDPR Article 12(5) and the exemptions of the Data Protection Act
 * 2018).
 */
public enum RefusalGround implements Coded {
    MANIFESTLY_UNFOUNDED,
    MANIFESTLY_EXCESSIVE,
    EXEMPTION;

    /**
     * The ground with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RefusalGround of(String code) {
        return Coded.of(RefusalGround.class, code);
    }
}

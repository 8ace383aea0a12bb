package uk.rightsdesk.letter;

/** Why a fee may be charged (UK GDPR Articles 12(5) and 15(3); law.md 3.5). There are no others. */
public enum FeeGround implements Coded {
    MANIFESTLY_UNFOUNDED,
    MANIFESTLY_EXCESSIVE,
    FURTHER_COPIES;

    /**
     * The ground with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FeeGround of(String code) {
        return Coded.of(FeeGround.class, code);
    }
}

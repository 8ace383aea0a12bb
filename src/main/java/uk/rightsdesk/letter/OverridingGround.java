package uk.rightsdesk.letter;

/** Why data are used on although the person objects (UK GDPR Article 21(1)); for us to demonstrate. */
public enum OverridingGround implements Coded {
    /** Compelling legitimate grounds that override the interests, rights and freedoms of the person. */
    COMPELLING_GROUNDS,
    /** The establishment, exercise or defence of legal claims. */
    LEGAL_CLAIMS;

    /**
     * The ground with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static OverridingGround of(String code) {
        return Coded.of(OverridingGround.class, code);
    }
}

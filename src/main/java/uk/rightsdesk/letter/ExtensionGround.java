package uk.rightsdesk.letter;

/** Why a period may be extended (UK GDPR Article 12A; law.md 3.3). There are no others. */
public enum ExtensionGround implements Coded {
    COMPLEXITY,
    NUMBER_OF_REQUESTS;

    /**
     * The ground with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ExtensionGround of(String code) {
        return Coded.of(ExtensionGround.class, code);
    }
}

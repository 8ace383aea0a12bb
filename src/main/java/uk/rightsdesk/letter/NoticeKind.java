package uk.rightsdesk.letter;

/** What the recipients of data are told of (UK GDPR Article 19 and, for the lifting, Article 18(3)). */
public enum NoticeKind implements Coded {
    ERASED,
    RECTIFIED,
    RESTRICTED,
    RESTRICTION_LIFTED;

    /**
     * The kind with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static NoticeKind of(String code) {
        return Coded.of(NoticeKind.class, code);
    }
}

package uk.rightsdesk.request;

import java.util.Locale;

/** The rights of a data subject that the notice promises; the code is the one the engine and the database know. */
public enum Right {
    /** UK GDPR Articles 13 and 14. */
    INFORMATION("information about how personal data is used"),
    /** UK GDPR Article 15. */
    ACCESS("access to personal data"),
    /** UK GDPR Article 16. */
    RECTIFICATION("rectification"),
    /** UK GDPR Article 17. */
    ERASURE("erasure"),
    /** UK GDPR Article 18. */
    RESTRICTION("restriction of processing"),
    /** UK GDPR Article 20. */
    PORTABILITY("data portability"),
    /** UK GDPR Article 21(1). */
    OBJECTION("objection"),
    /** UK GDPR Article 21(2) and (3): absolute. */
    MARKETING_OBJECTION("objection to direct marketing");

    private final String words;

    Right(String words) {
        this.words = words;
    }

    /** The right in plain words, to follow 'the right of' or 'request for'. */
    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

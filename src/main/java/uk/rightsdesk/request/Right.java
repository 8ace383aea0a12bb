package uk.rightsdesk.request;

import java.util.Locale;

/** The rights of a data subject that the notice promises; the code is the one the engine and the database know. */
public enum Right {
    /** UK GDPR Articles 13 and 14. */
    INFORMATION("information about how personal data is used", "information about how we use your personal data"),
    /** UK GDPR Article 15. */
    ACCESS("access to personal data", "a copy of your personal data"),
    /** UK GDPR Article 16. */
    RECTIFICATION("rectification", "the correction of your personal data"),
    /** UK GDPR Article 17. */
    ERASURE("erasure", "the erasure of your personal data"),
    /** UK GDPR Article 18. */
    RESTRICTION("restriction of processing", "a limit on how we use your personal data"),
    /** UK GDPR Article 20. */
    PORTABILITY("data portability", "your personal data in a form you can take elsewhere"),
    /** UK GDPR Article 21(1). */
    OBJECTION("objection", "an end to a use of your personal data"),
    /** UK GDPR Article 21(2) and (3): absolute. */
    MARKETING_OBJECTION("objection to direct marketing", "an end to direct marketing"),
    /** UK GDPR Article 7(3): as easy to withdraw as to give. */
    CONSENT_WITHDRAWAL("withdrawal of consent", "an end to what you had agreed to"),
    /** Data Protection Act 2018 section 164A: to complain to the controller. */
    COMPLAINT("complaint", "us to look into your complaint");

    private final String words;
    private final String asked;

    Right(String words, String asked) {
        this.words = words;
        this.asked = asked;
    }

    /** The right in plain words, to follow 'the right of' or 'request for'. */
    public String words() {
        return words;
    }

    /** What the person asked for, to follow 'You asked for' in a letter. */
    public String asked() {
        return asked;
    }

    /** Whether a letter of its own acknowledges it: what is absolute is done at once, a complaint has its own rules. */
    public boolean hasOwnAcknowledgement() {
        return this == MARKETING_OBJECTION || this == CONSENT_WITHDRAWAL || this == COMPLAINT;
    }

    /** @throws IllegalArgumentException when no right bears the code */
    public static Right of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package uk.rightsdesk.breach;

import java.util.Locale;

/** Why people are not written to though the risk is high (UK GDPR Article 34(3)). */
public enum AffectedException {
    UNREADABLE("Nobody can read the data: Article 34(3)(a)"),
    RISK_REMOVED("What we did since makes sure that the high risk stands no longer: Article 34(3)(b)"),
    DISPROPORTIONATE("Writing to each would be out of all proportion; a public notice tells them: Article 34(3)(c)");

    private final String words;

    AffectedException(String words) {
        this.words = words;
    }

    /** For staff. */
    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when none bears the code */
    public static AffectedException of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

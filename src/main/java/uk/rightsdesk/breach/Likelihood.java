package uk.rightsdesk.breach;

import java.util.Locale;

/** How likely it is that harm comes. */
public enum Likelihood {
    UNLIKELY("Unlikely"),
    POSSIBLE("It may come"),
    LIKELY("Likely");

    private final String words;

    Likelihood(String words) {
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
    public static Likelihood of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

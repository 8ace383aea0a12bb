package uk.rightsdesk.breach;

import java.util.Locale;

/** How grave the harm would be to those it comes to. */
public enum Severity {
    LOW("Small: some annoyance, a letter they did not want"),
    MODERATE("Moderate: time, worry or money that can be made good"),
    HIGH("High: lasting harm, such as fraud, violence, lost work, distress");

    private final String words;

    Severity(String words) {
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
    public static Severity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

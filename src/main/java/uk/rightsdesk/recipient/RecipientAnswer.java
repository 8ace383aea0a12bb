package uk.rightsdesk.recipient;

import java.util.Locale;

/** What a recipient answered to a notice. */
public enum RecipientAnswer {
    DONE("Done"),
    NOT_HELD("We do not hold it, or no longer"),
    REFUSED("We will not do it"),
    IMPOSSIBLE("We cannot do it");

    private final String words;

    RecipientAnswer(String words) {
        this.words = words;
    }

    /** As the recipient would say it. */
    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether officers have to think about it. */
    boolean needsAttention() {
        return this == REFUSED || this == IMPOSSIBLE;
    }

    /** @throws IllegalArgumentException when no answer bears the code */
    public static RecipientAnswer of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

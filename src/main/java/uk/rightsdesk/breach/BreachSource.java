package uk.rightsdesk.breach;

import java.util.Locale;

/** What raised a breach. */
public enum BreachSource {
    STAFF("Staff"),
    COMPLAINT("A complaint"),
    WRONG_RECIPIENT("An answer that went to the wrong person"),
    AUDIT("The verification of the audit"),
    STRAY_BOUNCE("A letter that another address than the one it was sent to gave back");

    private final String words;

    BreachSource(String words) {
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
    public static BreachSource of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

package uk.rightsdesk.rights.access;

import java.util.Locale;

/** What another person answered to whether what is about them may be given. */
public enum ThirdPartyAnswer {
    AGREED("Yes, you may share it"),
    REFUSED("No, please do not share it");

    private final String words;

    ThirdPartyAnswer(String words) {
        this.words = words;
    }

    /** As the person would say it. */
    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no answer bears the code */
    public static ThirdPartyAnswer of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

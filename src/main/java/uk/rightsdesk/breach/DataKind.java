package uk.rightsdesk.breach;

import java.util.Locale;

/** The gravest kind of data concerned. */
public enum DataKind {
    /** Names, addresses, what people wrote. */
    ORDINARY("Names, contact details, what they wrote to us"),
    /** What fraud can use. */
    EXPLOITABLE("What fraud can use: passwords, bank details, numbers of documents, whereabouts"),
    /** UK GDPR Articles 9 and 10, and children. */
    SPECIAL("Health, beliefs, sex life, ethnic origin, crimes and the like, or data of children");

    private final String words;

    DataKind(String words) {
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
    public static DataKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

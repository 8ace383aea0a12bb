package uk.rightsdesk.clock;

import java.util.Arrays;

/** The parts of the United Kingdom that have bank holidays of their own (Banking and Financial Dealings Act 1971). */
public enum Division {
    ENGLAND_AND_WALES("EW", "England and Wales"),
    SCOTLAND("SC", "Scotland"),
    NORTHERN_IRELAND("NI", "Northern Ireland");

    private final String code;
    private final String title;

    Division(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The two letters under which the division is stored and read: EW, SC or NI. */
    public String code() {
        return code;
    }

    /** The name for use within a sentence. */
    public String title() {
        return title;
    }

    /**
     * The division of a code.
     *
     * @throws IllegalArgumentException where the code is not EW, SC or NI
     */
    public static Division fromCode(String code) {
        return Arrays.stream(values())
                .filter(division -> division.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a division is EW, SC or NI"));
    }
}

package uk.rightsdesk.complaint;

import java.util.Locale;

/** What a complaint is about, to be counted by (law.md 3.14: the regulator may ask for numbers). */
public enum Topic {
    ACCESS("A copy of their data"),
    ACCURACY("Data that is wrong"),
    ERASURE("Data not erased, or kept too long"),
    MARKETING("Marketing"),
    SHARING("Who was given their data"),
    SECURITY("Data that was lost, or seen by others"),
    OUR_ANSWER("How we dealt with a request"),
    OTHER("Something else");

    private final String words;

    Topic(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when no topic bears the code */
    public static Topic of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

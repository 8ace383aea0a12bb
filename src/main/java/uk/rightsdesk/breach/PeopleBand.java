package uk.rightsdesk.breach;

import java.util.Locale;

/** How many people are concerned, as the decision table asks. */
public enum PeopleBand {
    NONE("Nobody"),
    ONE("One person"),
    FEW("Up to 999"),
    MANY("1,000 or more");

    private static final int MANY_FROM = 1_000;

    private final String words;

    PeopleBand(String words) {
        this.words = words;
    }

    /** The band of a number of people. */
    static PeopleBand of(int people) {
        return people == 0 ? NONE : people == 1 ? ONE : people < MANY_FROM ? FEW : MANY;
    }

    /** For staff. */
    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

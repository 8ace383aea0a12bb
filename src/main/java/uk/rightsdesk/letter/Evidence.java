package uk.rightsdesk.letter;

import org.jspecify.annotations.Nullable;

/** What would be enough to show who somebody is, or that they may act; its words are wording. */
public enum Evidence implements Coded {
    REPLY_FROM_HELD_ADDRESS,
    CODE_TO_HELD_ADDRESS,
    ACCOUNT_QUESTION,
    DOCUMENT,
    AUTHORITY;

    /** Id of the wording that names it. */
    public String wording() {
        return "evidence-" + code();
    }

    /** Id of the wording that says what may be covered up or what to do with it; null where there is nothing to say. */
    public @Nullable String advice() {
        return switch (this) {
            case CODE_TO_HELD_ADDRESS, DOCUMENT, AUTHORITY -> wording() + "-advice";
            case REPLY_FROM_HELD_ADDRESS, ACCOUNT_QUESTION -> null;
        };
    }

    /**
     * The evidence with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Evidence of(String code) {
        return Coded.of(Evidence.class, code);
    }
}
